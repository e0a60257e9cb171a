package io.signalpost.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Example bodies with a few bytes changed, left out, put in or doubled, by jqwik. */
public final class Mutations {

    private static final List<String> FILES = List.of(
            "vehicle-state-first-delivery.json",
            "vehicle-state-signal-error.json",
            "vehicle-state-early-2025-shape.json",
            "vehicle-state-docs-page-shape.json",
            "vehicle-error-auth-failed.json",
            "verify-v4.json",
            "verify-v2-legacy.json",
            "legacy-v2-scheduled.json",
            "legacy-v2-event-based.json");

    /** What breaks parsers, or makes another of a value's kind. */
    private static final List<String> SNIPPETS = List.of(
            "",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0054",
            "\\ud83d",
            "null",
            "true",
            "-",
            "0",
            "1e999",
            "{}",
            "[]",
            "\"\"",
            "\"eventType\":\"x\",",
            "\"data\":{},",
            "\0",
            "\n",
            " ",
            "\u00e4",
            "\ufeff",
            "\ud83d\ude97");

    private Mutations() {}

    private record Change(double at, int leaveOut, byte[] putIn) {

        byte[] of(byte[] body) {
            int from = (int) (at * body.length);
            int to = Math.min(body.length, from + leaveOut);
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            changed.write(body, 0, from);
            changed.writeBytes(putIn);
            changed.write(body, to, body.length - to);
            return changed.toByteArray();
        }
    }

    public static Arbitrary<byte[]> bodies() {
        Arbitrary<byte[]> snippets = Arbitraries.of(SNIPPETS).map(text -> text.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> bytes =
                Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(4);
        Arbitrary<Change> changes = Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.of(0, 0, 1, 2, 5, 40),
                        Arbitraries.oneOf(snippets, snippets, bytes))
                .as(Change::new);
        return Combinators.combine(Arbitraries.of(FILES), changes.list().ofMaxSize(4))
                .as((file, all) -> {
                    byte[] body = Examples.body(file);
                    for (Change change : all) {
                        body = change.of(body);
                    }
                    return body;
                });
    }
}
