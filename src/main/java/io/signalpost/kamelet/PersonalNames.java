package io.signalpost.kamelet;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What members and signals are called that say who or where. */
record PersonalNames(Treatment vin, Treatment position, Treatment ids) {

    static final String VIN = "vehicleidentification-vin";
    private static final String NICKNAME = "vehicleidentification-nickname";
    private static final String LOCATION = "location-";
    private static final Set<String> PLACES = Set.of(
            "location",
            "address",
            "coordinates",
            "latitude",
            "longitude",
            "lat",
            "lng",
            "lon",
            "altitude",
            "heading",
            "direction");
    private static final Set<String> IDS = Set.of("vehicleid", "userid", "externalid", "externaluserid");
    private static final Set<String> OWNERS_OF_IDS = Set.of("vehicle", "user");

    /** Such as where a charge limit holds: its name says where, too. */
    static boolean isPlace(ObjectNode object) {
        return object.has("latitude") || object.has("address");
    }

    /**
     * @param key     in lower case
     * @param owner   the member that the object is
     * @param inPlace whether the object is a place
     */
    Treatment ofMember(String key, String owner, boolean inPlace) {
        if (key.equals("vin")) {
            return vin;
        }
        if (PLACES.contains(key) || inPlace && key.equals("name")) {
            return position;
        }
        boolean id = IDS.contains(key) || key.equals("id") && OWNERS_OF_IDS.contains(owner);
        return id ? ids : Treatment.KEEP;
    }

    /** A signal as a whole, by its code or by its group and name: only one of them may be right, or be there. */
    Treatment ofSignal(JsonNode element) {
        if (!(element instanceof ObjectNode) || !element.has("body")) {
            return Treatment.KEEP;
        }
        String named =
                element.path("group").asText() + "-" + element.path("name").asText();
        List<String> codes = Stream.of(element.path("code").asText(), named)
                .map(code -> code.strip().toLowerCase(Locale.ROOT).replace('.', '-'))
                .toList();
        if (codes.contains(VIN)) {
            return vin;
        }
        boolean place = codes.stream().anyMatch(code -> code.startsWith(LOCATION));
        return codes.contains(NICKNAME) ? ids : place ? position : Treatment.KEEP;
    }
}
