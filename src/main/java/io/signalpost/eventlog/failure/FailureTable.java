package io.signalpost.eventlog.failure;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What codes mean.
 *
 * @param kinds by code, for instance {@code 42P01}, or by how codes begin, {@code 08*}; the longest that fits counts
 */
public record FailureTable(Map<String, FailureKind> kinds) {

    private static final String REST = "*";
    private static final Pattern CODE = Pattern.compile("[\\w.+*-]+");

    /** @param codes of each kind, with blanks between */
    static FailureTable of(Map<FailureKind, String> codes) {
        Map<String, FailureKind> kinds = new TreeMap<>();
        codes.forEach((kind, list) -> {
            for (String code : list.strip().split("\\s+")) {
                kinds.put(code, kind);
            }
        });
        return new FailureTable(kinds);
    }

    /**
     * @param setting for instance {@code 404:dead,5*:retry-long}; null or empty for none
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static FailureTable parse(String setting) {
        Map<String, FailureKind> kinds = new TreeMap<>();
        for (String rule : setting == null || setting.isBlank() ? new String[0] : setting.split(",")) {
            String[] parts = rule.strip().split(":", -1);
            if (parts.length != 2 || !CODE.matcher(parts[0].strip()).matches()) {
                throw new IllegalArgumentException(
                        "'" + rule.strip() + "' is no code and kind; write for instance 404:dead,5*:retry-long");
            }
            kinds.put(parts[0].strip(), FailureKind.of(parts[1].strip()));
        }
        return new FailureTable(kinds);
    }

    /** Empty when the table has no such code. */
    public Optional<FailureKind> kind(String code) {
        FailureKind exact = kinds.get(code);
        return exact != null
                ? Optional.of(exact)
                : kinds.entrySet().stream()
                        .filter(entry -> isBeginning(entry.getKey(), code))
                        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                        .map(Map.Entry::getValue);
    }

    private static boolean isBeginning(String pattern, String code) {
        return pattern.endsWith(REST) && code.startsWith(pattern.substring(0, pattern.length() - REST.length()));
    }
}
