package io.signalpost.kamelet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.catalog.Catalog;
import io.signalpost.event.VehicleEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What says who or where goes from bodies of every form, and nothing else. */
class PersonalPartsTest {

    static List<Path> events() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/examples"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("vehicle-")
                            || file.toString().contains("legacy-v2-"))
                    .sorted()
                    .toList();
        }
    }

    private static String without(VehicleEvent event, Treatment treatment) {
        ObjectNode body = event.json().deepCopy();
        new PersonalParts(treatment, treatment, treatment, text -> "digest-of-" + text.length()).takeOut(event, body);
        return body.toString();
    }

    private static VehicleEvent event(Path file) throws IOException {
        return new VehicleEvent("id", Instant.now(), Files.readAllBytes(file));
    }

    private static VehicleEvent event(String body) {
        return new VehicleEvent("id", Instant.now(), body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("events")
    void neitherIdNorVinNorPositionIsLeft(Path file) throws IOException {
        VehicleEvent event = event(file);
        for (Treatment treatment : List.of(Treatment.DROP, Treatment.HASH)) {
            String left = without(event, treatment);

            Stream.of(
                            event.vehicle().id(),
                            event.user().id(),
                            event.user().externalId(),
                            event.signal("vehicleidentification-vin").text(),
                            String.valueOf(
                                    event.signal("location-preciselocation").field("latitude")),
                            String.valueOf(
                                    event.signal("location-preciselocation").field("longitude")))
                    .filter(said -> said != null && !said.equals("null"))
                    .forEach(said -> assertThat(left).doesNotContain(said));
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void keptIsAsItCame(Path file) throws IOException {
        VehicleEvent event = event(file);

        assertThat(without(event, Treatment.KEEP)).isEqualTo(event.json().toString());
    }

    @Test
    void aPlaceIsKnownAgainByItsDigest() {
        String body = """
                {"data": {"signals": [
                  {"code": "location-preciselocation", "body": {"latitude": 50.1, "longitude": 4.2, "heading": %d}},
                  {"code": "tractionbattery-stateofcharge", "body": {"value": 57}}]}}
                """;
        VehicleEvent north = event(body.formatted(0));
        VehicleEvent south = event(body.formatted(180));

        assertThat(without(north, Treatment.HASH))
                .isEqualTo(without(south, Treatment.HASH))
                .contains("{\"code\":\"location-preciselocation\",\"body\":{\"value\":\"digest-of-8\"}}")
                .contains("\"value\":57");
    }

    @Test
    void thePlaceWhereAChargeLimitHoldsGoesAndTheLimitStays() {
        String body = """
                {"code": "charge-chargelimits", "name": "ChargeLimits", "body": {"values": [{"type": "LOCATION", "limit": 80,
                  "condition": {"name": "Home", "address": "1 Sample Street", "latitude": 50.1, "longitude": 4.2}}]}}
                """;

        assertThat(without(event(body), Treatment.DROP))
                .contains("{\"type\":\"LOCATION\",\"limit\":80,\"condition\":{}}")
                .contains("\"name\":\"ChargeLimits\"");
    }

    /** The catalogue's example, of which only the place goes. */
    @Test
    void theNameAndTheAddressOfAChargingPlaceGoWithItsCoordinates() {
        JsonNode records =
                Catalog.get().signal("charge-chargerecords").orElseThrow().exampleBody();
        String body =
                "{\"data\": {\"signals\": [{\"code\": \"charge-chargerecords\", \"body\": %s}]}}".formatted(records);
        JsonNode place = records.at("/values/0/location");

        String left = without(event(body), Treatment.DROP);

        assertThat(left)
                .contains("\"energyAdded\":24.6")
                .doesNotContain("location")
                .doesNotContain(place.get("name").textValue())
                .doesNotContain(place.get("address").textValue());
        assertThat(without(event(body), Treatment.HASH))
                .as("by latitude and longitude")
                .contains("\"location\":\"digest-of-10\"");
        assertThat(without(event("{\"coordinates\": [50.1, 4.2], \"address\": {\"town\": \"Ghent\"}}"), Treatment.HASH))
                .isEqualTo("{\"coordinates\":\"digest-of-10\",\"address\":\"digest-of-16\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"code\": \"Location.PreciseLocation\"",
                "\"group\": \"Location\", \"name\": \"Elsewhere\"",
                "\"code\": \"position-now\", \"group\": \"Location\", \"name\": \"Now\"",
                "\"code\": \"VehicleIdentification.VIN\"",
                "\"code\": \"vehicleidentification.nickname\""
            })
    void aSignalIsKnownHoweverItIsNamed(String named) {
        String body = "{\"data\": {\"signals\": [{%s, \"body\": {\"value\": \"said\"}}]}}".formatted(named);

        assertThat(without(event(body), Treatment.DROP)).isEqualTo("{\"data\":{\"signals\":[]}}");
        assertThat(without(event(body), Treatment.HASH)).contains("\"body\":{\"value\":\"digest-of-4\"}");
    }

    /** A short id may stand anywhere by chance. */
    @Test
    void aShortIdIsTakenOutWhereItIsOneAndLeftElsewhere() {
        VehicleEvent event = event(
                "{\"data\": {\"user\": {\"id\": \"u-1\", \"externalId\": \"KIA\"}, \"vehicle\": {\"make\": \"KIA\"}}}");

        assertThat(without(event, Treatment.DROP)).isEqualTo("{\"data\":{\"user\":{},\"vehicle\":{\"make\":\"KIA\"}}}");
    }
}
