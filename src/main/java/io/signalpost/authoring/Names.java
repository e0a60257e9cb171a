package io.signalpost.authoring;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Severity;
import io.signalpost.authoring.route.SourcePlace;
import io.signalpost.authoring.route.Suggestion;
import io.signalpost.catalog.Catalog;
import io.signalpost.catalog.SignalDefinition;

/** The names that Smartcar's events use. */
final class Names {

    /** As Smartcar writes them. */
    static final Set<String> MAKES = new TreeSet<>(List.of(
            "ACURA",
            "ALFA_ROMEO",
            "AUDI",
            "BMW",
            "BUICK",
            "BYD",
            "CADILLAC",
            "CHEVROLET",
            "CHRYSLER",
            "CITROEN",
            "CUPRA",
            "DACIA",
            "DODGE",
            "DS",
            "FIAT",
            "FORD",
            "GENESIS",
            "GMC",
            "HONDA",
            "HYUNDAI",
            "INFINITI",
            "JAGUAR",
            "JEEP",
            "KIA",
            "LAND_ROVER",
            "LEXUS",
            "LINCOLN",
            "LUCID",
            "MAZDA",
            "MERCEDES_BENZ",
            "MG",
            "MINI",
            "MITSUBISHI",
            "NISSAN",
            "OPEL",
            "PEUGEOT",
            "POLESTAR",
            "PORSCHE",
            "RAM",
            "RENAULT",
            "RIVIAN",
            "SEAT",
            "SKODA",
            "SMART",
            "SUBARU",
            "TESLA",
            "TOYOTA",
            "VAUXHALL",
            "VINFAST",
            "VOLKSWAGEN",
            "VOLVO",
            "XPENG"));

    private static final Pattern VIN = Pattern.compile("(?=.*\\d)[A-HJ-NPR-Z0-9]{17}");

    /** Lets unknown names of events pass with a warning, for the time between Smartcar's news and ours. */
    private static final String UNKNOWN = "signalpost.filters.unknown";

    private Names() {}

    static boolean isVin(String text) {
        return VIN.matcher(text).matches();
    }

    static boolean isMake(String name) {
        return MAKES.contains(name.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_"));
    }

    /** By its code, or by its group and name. */
    static Optional<SignalDefinition> signal(String code) {
        return Catalog.get().signal(code).or(() -> Catalog.get().signalNamed(code));
    }

    static SetupFinding unknownSignal(Setup setup, SourcePlace place, String code) {
        List<String> codes =
                Catalog.get().signals().stream().map(SignalDefinition::code).toList();
        return unknown(
                setup,
                place,
                "no signal has the code '" + code + "'",
                Suggestion.nearest(code, codes)
                        .or(() -> nearestOfGroup(code, codes))
                        .or(() -> Catalog.get().nearestSignalCode(code))
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("write a code of the catalogue, for instance odometer-traveleddistance"));
    }

    /** Among those that begin alike. */
    private static Optional<String> nearestOfGroup(String code, List<String> codes) {
        String group = code.split("-", 2)[0];
        String word = code.substring(Math.min(code.length(), group.length() + 1));
        List<String> alike =
                codes.stream().filter(it -> it.startsWith(group + "-")).toList();
        return word.isEmpty()
                ? Optional.empty()
                : alike.stream()
                        .filter(it -> missed(it.substring(group.length() + 1), word) == 0)
                        .min(Comparator.comparingInt(String::length));
    }

    /** How many letters of an abbreviation are not found in their order in the name. */
    private static int missed(String name, String abbreviation) {
        int at = 0;
        int missed = 0;
        for (char letter : abbreviation.toCharArray()) {
            int next = name.indexOf(letter, at);
            missed += next < 0 ? 1 : 0;
            at = next < 0 ? at : next + 1;
        }
        return missed;
    }

    /** A name that Smartcar does not use today. */
    static SetupFinding unknown(Setup setup, SourcePlace place, String what, String remedy) {
        boolean passes =
                setup.settings().value(UNKNOWN).filter("warn"::equalsIgnoreCase).isPresent();
        return new SetupFinding(passes ? Severity.WARNING : Severity.ERROR, "unknown-name", place, what, remedy);
    }
}
