package io.signalpost.webhook;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.eventlog.store.NewEvent;
import io.signalpost.http.HttpSocket.Response;
import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.http.HttpSocket.post;
import static io.signalpost.testing.Examples.sign;
import static org.assertj.core.api.Assertions.assertThat;

/** What is kept of an event, and what its sender is answered. */
class ReceiveWebhookTest extends SharedIngress {

    static Stream<JsonNode> examples() throws Exception {
        JsonNode index = new ObjectMapper().readTree(Examples.body("index.json"));
        return StreamSupport.stream(index.get("examples").spliterator(), false);
    }

    private static String file(JsonNode example) {
        return example.get("file").asText().replace("examples/", "");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsKeptOrAnsweredOnBothPaths(JsonNode example) throws Exception {
        byte[] body = Examples.body(file(example));
        String signature = "SC-Signature: " + example.get("sc_signature").asText();

        for (String path : new String[] {PATH, PATH + "/errors"}) {
            ingress.reset();
            Response response = ingress.exchange(post(path, body, signature));

            assertThat(response.status()).isEqualTo(200);
            if (example.has("expected_response")) {
                assertThat(response.header("Content-Type")).isEqualTo("application/json");
                assertThat(response.body())
                        .isEqualTo(example.at("/expected_response/body").toString());
                assertThat(ingress.log.kept).isEmpty();
            } else {
                assertThat(response.body()).isEmpty();
                assertThat(ingress.log.kept).singleElement().satisfies(kept -> {
                    assertThat(kept.body()).isEqualTo(body);
                    assertThat(kept.tokenName()).isEqualTo("default");
                });
            }
        }
    }

    @Test
    void theFourHeadersComeFromTheBody() throws Exception {
        sendSigned(utf8("{\"eventId\":\"e-1\",\"eventType\":\"VEHICLE_STATE\",\"data\":{\"vehicle\":{\"id\":\"v-1\"}},"
                + "\"meta\":{\"mode\":\"TEST\"}}"));

        assertThat(ingress.log.kept.get(0))
                .extracting(NewEvent::eventId, NewEvent::eventType, NewEvent::vehicleId, NewEvent::mode)
                .containsExactly("e-1", "VEHICLE_STATE", "v-1", "TEST");
        assertThat(ingress.headers.get(0))
                .isEqualTo(Map.of(
                        "SmartcarEventId", "e-1",
                        "SmartcarEventType", "VEHICLE_STATE",
                        "SmartcarVehicleId", "v-1",
                        "SmartcarMode", "TEST"));
    }

    @Test
    void nothingOfTheRequestReachesTheLogOrTheReply() throws Exception {
        Response response = ingress.exchange(post(
                PATH + "?CamelFileName=evil&SmartcarEventId=evil&mail.smtp.host=evil&x=evil",
                EVENT,
                "SC-Signature: " + sign(EVENT),
                "smartcareventid: evil",
                "SmartcarVehicleId: evil",
                "SmartcarMode: evil",
                "SmartcarTokenName: evil",
                "application: evil",
                "SmartcarApplication: evil",
                "CAMELHttpResponseCode: 302",
                "camelHttpUri: http://evil",
                "org.apache.camel.evil: evil",
                "kafka.OVERRIDE_TOPIC: evil",
                "Mail.Smtp.Host: evil",
                "To: evil",
                "Subject: evil",
                "Location: http://evil",
                "Retry-After: 1",
                "Allow: evil",
                "X-Forwarded-For: evil",
                "Cookie: a=evil",
                "Origin: http://evil"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).containsOnly(Map.entry("content-length", "0"));
        assertThat(ingress.log.kept).singleElement().satisfies(kept -> {
            assertThat(kept.tokenName()).isEqualTo("default");
            assertThat(kept).asString().doesNotContain("evil");
        });
        assertThat(ingress.headers).singleElement().satisfies(headers -> {
            assertThat(headers)
                    .containsOnlyKeys("SmartcarEventId", "SmartcarEventType", "SmartcarVehicleId", "SmartcarMode");
            assertThat(headers.values()).doesNotContain("evil");
        });
    }

    @Test
    void aDuplicateIs200Too() throws Exception {
        sendSigned(EVENT);
        double before = ingress.counter("signalpost.webhook.duplicates");

        Response again = sendSigned(EVENT);

        assertThat(again.status()).isEqualTo(200);
        assertThat(ingress.counter("signalpost.webhook.duplicates")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"eventType\":\"VEHICLE_GONE\",\"eventId\":\"e\"}",
                "{\"eventType\":\"VEHICLE_STATE\",\"eventId\":\"e\",\"meta\":{\"version\":\"9.9\"},\"new\":{\"x\":[1,null]}}",
                "{\"eventName\":\"diagnostic\",\"payload\":{\"eventId\":\"e\"}}",
                " \n{\"eventType\" : \"x\", \"eventId\":\"e\"}\r\n\t "
            })
    void whatIsUnknownIsKept(String body) throws Exception {
        assertThat(sendSigned(utf8(body)).status()).isEqualTo(200);
        assertThat(ingress.log.kept.get(0).eventId()).isEqualTo("e");
    }

    @Test
    void anEventWithoutAnIdIsKnownByItsBytes() throws Exception {
        byte[] body = utf8("{\"eventType\":\"VEHICLE_STATE\",\"eventId\":7}");

        sendSigned(body);

        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        assertThat(ingress.log.kept.get(0).eventId()).isEqualTo("sha256:" + hash);
    }

    @Test
    void aLogThatCannotTakeAnEventIs503WithRetryAfter() throws Exception {
        ingress.log.fail();

        Response response = sendSigned(EVENT);

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("5");
        assertThat(response.body()).isEmpty();
        assertThat(ingress.refused).isEmpty();
    }

    @Test
    void anUnexpectedFailureIs500AndTellsNothing() throws Exception {
        ingress.log.failure = new IllegalStateException("secret detail");

        Response response = sendSigned(EVENT);

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).isEmpty();
    }
}
