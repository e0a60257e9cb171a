package io.signalpost.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.event.VehicleEvent;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnvelopeTest {

    private static Envelope parse(String json) throws RefusedException {
        return Envelope.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDeliveryAsSeenOnTheWire() throws Exception {
        Envelope envelope = Envelope.parse(Examples.body("vehicle-state-test-mode.json"));

        assertThat(envelope.eventType()).isEqualTo("VEHICLE_STATE");
        assertThat(envelope.mode()).isEqualTo("TEST");
        assertThat(envelope.eventId()).isNotBlank().doesNotStartWith("sha256:");
        assertThat(envelope.vehicleId()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'eventType':'x','data':{'vehicle':{'id':'a'}},'vehicleId':'b'}    | a",
                "{'eventType':'x','vehicleId':'b'}                                  | b",
                "{'eventType':'x','data':{'vehicle':{'id':7}},'vehicleId':'b'}      | b",
                "{'eventType':'x','data':{'vehicle':'a'},'vehicleId':'b'}           | b",
                "{'eventType':'x','data':[{'vehicle':{'id':'a'}}]}                  |",
                "{'eventName':'eventBased','payload':{'vehicleId':'c'}}             | c",
                "{'eventName':'scheduled','payload':{'vehicles':[{'vehicleId':'d'},{'vehicleId':'e'}]}} | d",
                "{'eventName':'scheduled','payload':{'vehicles':[]}}                |",
                "{'eventName':'scheduled','payload':{'vehicles':[1,{'vehicleId':'e'}]}} |",
                "{'eventName':'scheduled','payload':{'vehicles':{'vehicleId':'e'}}} |",
                "{'eventType':'x','nested':{'vehicleId':'b','data':{'vehicle':{'id':'a'}}}} |"
            })
    void theVehicleIsFoundInEveryShape(String json, String vehicleId) throws Exception {
        assertThat(parse(json).vehicleId()).isEqualTo(vehicleId);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'eventType':'x','meta':{'mode':'LIVE'}}              | LIVE",
                "{'eventType':'x','meta':{'mode':'test'},'mode':'live'} | TEST",
                "{'eventType':'x','data':{'meta':{'mode':'TEST'}}}     | TEST",
                "{'eventName':'scheduled','mode':'simulated'}          | SIMULATED",
                "{'eventType':'x','data':{'vehicle':{'mode':'test'}}}  | TEST",
                "{'eventType':'x','mode':'live','data':{'vehicle':{'mode':'test'}}} | LIVE",
                "{'eventType':'x','meta':{'mode':null}}                | LIVE",
                "{'eventType':'x'}                                     | LIVE"
            })
    void theModeIsFoundInEveryShapeAndIsLiveWithout(String json, String mode) throws Exception {
        assertThat(parse(json).mode()).isEqualTo(mode);
        assertThat(event(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                        .mode())
                .isEqualTo(mode);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'eventType':'x','meta':{'deliveredAt':1763000000123}}          | 2025-11-13T02:13:20.123Z",
                "{'eventType':'x','meta':{'deliveredAt':1763000000}}             | 2025-11-13T02:13:20Z",
                "{'eventType':'x','meta':{'deliveredAt':'2025-11-13T02:13:20Z'}} | 2025-11-13T02:13:20Z",
                "{'eventType':'x','meta':{'deliveredAt':'2025-11-13T03:13:20.5+01:00'}} | 2025-11-13T02:13:20.5Z",
                "{'eventType':'x','meta':{'deliveryTime':1763000000123}}         | 2025-11-13T02:13:20.123Z",
                "{'eventType':'x','meta':{'deliveryTimestamp':1763000000123}}    | 2025-11-13T02:13:20.123Z",
                "{'eventType':'x','data':{'meta':{'deliveredAt':1763000000123}}} | 2025-11-13T02:13:20.123Z",
                "{'eventType':'x','meta':{'deliveredAt':0}}                      |",
                "{'eventType':'x','meta':{'deliveredAt':-1763000000123}}         |",
                "{'eventType':'x','meta':{'deliveredAt':99999999999999999999999}} |",
                "{'eventType':'x','meta':{'deliveredAt':999999999999999999}}     |",
                "{'eventType':'x','meta':{'deliveredAt':'+999999999-01-01T00:00:00Z'}} |",
                "{'eventType':'x','meta':{'deliveredAt':'yesterday'}}            |",
                "{'eventType':'x','meta':{'deliveredAt':{'a':1}}}                |",
                "{'eventType':'x','meta':{'deliveredAt':null}}                   |",
                "{'eventType':'x','meta':7}                                      |",
                "{'eventName':'scheduled','payload':{}}                          |"
            })
    void theDeliveryTimeIsFoundInEveryShape(String json, Instant deliveredAt) throws Exception {
        assertThat(parse(json).deliveredAt()).isEqualTo(deliveredAt);
        assertThat(event(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                        .deliveredAt())
                .isEqualTo(deliveredAt);
    }

    static Stream<Path> examples() throws IOException {
        return Files.list(Path.of("src/test/resources/examples"))
                .filter(file -> !file.endsWith("index.json"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsKeptOfAnExampleIsWhatARouteReadsInIt(Path file) throws Exception {
        byte[] body = Files.readAllBytes(file);
        Envelope envelope = Envelope.parse(body);
        VehicleEvent event = event(body);

        assertThat(envelope.eventType()).isEqualToIgnoringCase(event.type()); // 2.0 writes verify
        assertThat(envelope.vehicleId()).isEqualTo(event.vehicle().id());
        assertThat(envelope.mode()).isEqualTo(event.mode());
        assertThat(envelope.deliveredAt()).isEqualTo(event.deliveredAt());
        assertThat(envelope.eventId()).isEqualTo(id(event.json()).orElseGet(() -> "sha256:" + sha256(body)));
    }

    private static VehicleEvent event(byte[] body) {
        return new VehicleEvent("any", Instant.EPOCH, body);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> id(JsonNode json) {
        return Stream.of("/eventId", "/payload/eventId")
                .map(json::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'eventType':'VERIFY','data':{'challenge':'c'}}                | VERIFY",
                "{'eventName':'verify','payload':{'challenge':'c'}}             | VERIFY",
                "{'eventType':'VEHICLE_STATE','eventName':'verify'}             | VEHICLE_STATE",
                "{'eventType':'verify'}                                         | verify",
                "{'eventName':'scheduled'}                                      | scheduled"
            })
    void theTypeIsTheEventTypeOrTheOlderEventName(String json, String type) throws Exception {
        assertThat(parse(json).eventType()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'eventType':'x','eventId':'id'}",
                "{'eventName':'eventBased','payload':{'eventId':'id'}}",
                "{'eventId':'id','eventName':'eventBased','payload':{'eventId':'other'}}"
            })
    void theIdIsTheOneSmartcarGave(String json) throws Exception {
        assertThat(parse(json).eventId()).isEqualTo("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'eventType':'x'}", "{'eventType':'x','eventId':null}", "{'eventType':'x','eventId':' '}"})
    void withoutAnIdTheBytesAreTheId(String json) throws Exception {
        assertThat(parse(json).eventId())
                .matches("sha256:[0-9a-f]{64}")
                .isEqualTo(parse(json).eventId());
        assertThat(parse(json).eventId()).isNotEqualTo(parse(json + " ").eventId());
    }

    @Test
    void sixtyFourLevelsAreTakenAndNotOneMore() throws Exception {
        assertThat(parse("{'eventType':'x','a':" + "[".repeat(63) + "]".repeat(63) + "}"))
                .isNotNull();
        assertThatThrownBy(() -> parse("{'eventType':'x','a':" + "[".repeat(64) + "]".repeat(64) + "}"))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void anyTextInUtf8IsTaken() throws Exception {
        assertThat(parse("{'eventType':'x','eventId':'\u00e4\u20ac\uD83D\uDE97 \\u00e4'}")
                        .eventId())
                .isEqualTo("\u00e4\u20ac\uD83D\uDE97 \u00e4");
    }

    @Test
    void hundredsOfThousandsOfFieldNamesAreRefusedNotKept() {
        StringBuilder names = new StringBuilder("{'eventType':'x'");
        for (int i = 0; i < 60_000; i++) {
            names.append(",'").append(i).append("':1");
        }

        assertThatThrownBy(() -> parse(names + "}")).isInstanceOf(RefusedException.class);
    }
}
