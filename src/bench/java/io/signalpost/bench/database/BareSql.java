package io.signalpost.bench.database;

import java.io.IOException;
import java.io.UncheckedIOException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The destination's own statements, as the bare programs have to come to the same rows. */
final class BareSql {

    private BareSql() {}

    /** With {@code {rows}} where they come from. */
    static String of(String statement) {
        try (var text = BareSql.class.getResourceAsStream("/database/" + statement + ".sql")) {
            return new String(text.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
