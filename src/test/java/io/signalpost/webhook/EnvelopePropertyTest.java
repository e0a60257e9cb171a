package io.signalpost.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.testing.Mutations;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The envelope, read in passing, says what a tree of the whole body says. */
class EnvelopePropertyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Property
    void ofChangedExamples(@ForAll("changedExamples") byte[] body) {
        EnvelopeOracle.assertAgreement(body);
    }

    @Provide
    Arbitrary<byte[]> changedExamples() {
        return Mutations.bodies();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void ofMadeUpObjects(@ForAll("objects") Map<String, Object> object) throws JsonProcessingException {
        EnvelopeOracle.assertAgreement(JSON.writeValueAsBytes(object));
    }

    /** With the names that count at every level, so that they turn up where they do not count too. */
    @Provide
    Arbitrary<Map<String, Object>> objects() {
        return object(3);
    }

    private static Arbitrary<Map<String, Object>> object(int depth) {
        Arbitrary<String> names = Arbitraries.frequencyOf(
                Tuple.of(
                        9,
                        Arbitraries.of(
                                "eventId",
                                "eventType",
                                "eventName",
                                "vehicleId",
                                "mode",
                                "meta",
                                "data",
                                "challenge",
                                "vehicle",
                                "id",
                                "payload",
                                "vehicles")),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(5)));
        return Arbitraries.maps(names, value(depth)).ofMaxSize(6);
    }

    private static Arbitrary<Object> value(int depth) {
        Arbitrary<Object> texts = Arbitraries.oneOf(
                        Arbitraries.of("VERIFY", "verify", "VEHICLE_STATE", "test", "", " ", "challenge_1"),
                        Arbitraries.strings().ofMaxLength(8))
                .map(text -> text);
        Arbitrary<Object> plain = Arbitraries.of(List.of(0, -1.5, true, List.of(), Map.of()))
                .map(value -> (Object) value)
                .injectNull(0.2);
        if (depth == 0) {
            return Arbitraries.oneOf(texts, plain);
        }
        return Arbitraries.oneOf(
                texts,
                plain,
                object(depth - 1).map(object -> object),
                value(depth - 1).list().ofMaxSize(3).map(list -> list));
    }

    @Property
    void ofAnyBytes(@ForAll byte[] body) {
        EnvelopeOracle.assertAgreement(body);
    }

    @Property
    void ofAnyText(@ForAll String text) {
        EnvelopeOracle.assertAgreement(text.getBytes(StandardCharsets.UTF_8));
    }
}
