package io.signalpost.webhook;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.http.HttpSocket.concat;
import static io.signalpost.http.HttpSocket.post;
import static io.signalpost.testing.Examples.sign;
import static org.assertj.core.api.Assertions.assertThat;

/** Every answer of the ingress with one management token, over the real port. */
class ReceiveWebhookTest {

    private static final String PATH = "/webhooks/smartcar";
    private static final byte[] EVENT = Examples.body("vehicle-state-first-delivery.json");

    @TempDir
    static Path folder;

    private static RunningIngress ingress;

    @BeforeAll
    static void start() throws Exception {
        ingress = RunningIngress.start(folder, Map.of("default", Examples.TOKEN));
    }

    @AfterAll
    static void stop() throws Exception {
        ingress.close();
    }

    @BeforeEach
    void clean() {
        ingress.reset();
    }

    private static Response send(byte[] body, String... headers) throws Exception {
        return ingress.exchange(post(PATH, body, headers));
    }

    private static Response sendSigned(byte[] body) throws Exception {
        return send(body, "SC-Signature: " + sign(body));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withChallenge(String challengeJson) {
        return utf8("{\"eventType\":\"VERIFY\",\"data\":{\"challenge\":" + challengeJson + "}}");
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"verify-v4.json", "verify-v4-iso-time.json", "verify-v2-legacy.json"})
    void verifyNeedsNoSignatureAndNoLog(String file) throws Exception {
        ingress.log.fail();

        Response response = send(Examples.body(file));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).matches("\\{\"challenge\":\"[0-9a-f]{64}\"}");
    }

    @Test
    void verifyWithAWrongSignatureIs401() throws Exception {
        Response response = send(Examples.body("verify-v4.json"), "SC-Signature: " + sign(EVENT));

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"{\\\"eventType\\\":\\\"VEHICLE_STATE\\\"}\"",
                "\" challenge_1\"",
                "\"challenge_1\\n\"",
                "\"\\ufeff{}\"",
                "\"[1]\"",
                "\"\"",
                "\"ä\"",
                "\"a.b\"",
                "42",
                "null",
                "{\"a\":1}",
                "[\"challenge_1\"]"
            })
    void aChallengeThatCouldBeSomethingElseIs400AndSignsNothing(String challenge) throws Exception {
        Response unsigned = send(withChallenge(challenge));
        Response signed = sendSigned(withChallenge(challenge));

        assertThat(unsigned.status()).isEqualTo(400);
        assertThat(unsigned.body()).isEmpty();
        assertThat(signed.status()).isEqualTo(400);
        assertThat(ingress.log.kept).isEmpty();
    }

    @Test
    void aChallengeMayHave128CharactersAndNotOneMore() throws Exception {
        assertThat(send(withChallenge("\"" + "a".repeat(128) + "\"")).status()).isEqualTo(200);
        assertThat(send(withChallenge("\"" + "a".repeat(129) + "\"")).status()).isEqualTo(400);
    }

    @Test
    void aVerifyWithoutChallengeIs400() throws Exception {
        assertThat(send(utf8("{\"eventType\":\"VERIFY\"}")).status()).isEqualTo(400);
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

        assertThat(sendSigned(EVENT).status()).isEqualTo(200);
        assertThat(ingress.counter("signalpost.webhook.duplicates")).isEqualTo(before + 1);
    }

    @Test
    void anUpperCaseSignatureIsRight() throws Exception {
        assertThat(send(EVENT, "sc-signature: " + sign(EVENT).toUpperCase()).status())
                .isEqualTo(200);
    }

    @Test
    void anEventWithoutASignatureIs401() throws Exception {
        assertThat(send(EVENT).status()).isEqualTo(401);
        assertThat(ingress.log.kept).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "zz",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "ccc07c0fd0d6676bd73907a0ae0d6ffc3c6e00239637cad96c0eebb63f27f82", // a digit short
                "ccc07c0fd0d6676bd73907a0ae0d6ffc3c6e00239637cad96c0eebb63f27f82c0",
                "sha256=ccc07c0fd0d6676bd73907a0ae0d6ffc3c6e00239637cad96c0eebb63f27f82c",
                "gcc07c0fd0d6676bd73907a0ae0d6ffc3c6e00239637cad96c0eebb63f27f82c",
                "ccc07c0fd0d6676bd73907a0ae0d6ffc3c6e00239637cad96c0eebb63f27f82c,ccc07c0fd0d6676bd73907a0ae0d6ffc3c6e00239637cad96c0eebb63f27f82c"
            })
    void aWrongSignatureIs401AndKept(String signature) throws Exception {
        Response response = send(EVENT, "SC-Signature: " + signature);

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
        assertThat(ingress.log.kept).isEmpty();
        assertThat(ingress.refused).singleElement().satisfies(refused -> {
            assertThat(refused.cause()).isEqualTo("signature");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.scSignature()).isEqualTo(signature);
            assertThat(refused.remote()).isEqualTo("127.0.0.1");
            assertThat(refused.body()).isEqualTo(EVENT);
        });
    }

    @Test
    void aChangedBodyIs401() throws Exception {
        byte[] forged = EVENT.clone();
        forged[forged.length - 2] ^= 1;

        assertThat(send(forged, "SC-Signature: " + sign(EVENT)).status()).isEqualTo(401);
    }

    @Test
    void theSameRightSignatureTwiceIs401() throws Exception {
        String header = "SC-Signature: " + sign(EVENT);

        assertThat(send(EVENT, header, header).status()).isEqualTo(401);
    }

    @Test
    void aSignatureInTheQueryIsNone() throws Exception {
        assertThat(ingress.exchange(post(PATH + "?SC-Signature=" + sign(EVENT), EVENT))
                        .status())
                .isEqualTo(401);
    }

    static Stream<byte[]> malformed() {
        return Stream.of(
                utf8(""),
                utf8(" "),
                utf8("[]"),
                utf8("\"text\""),
                utf8("42"),
                utf8("null"),
                utf8("{"),
                utf8("{\"eventType\":\"VEHICLE_STATE\""),
                utf8("{\"eventType\":\"VEHICLE_STATE\"}x"),
                utf8("{\"eventType\":\"VEHICLE_STATE\"}{}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",}"),
                utf8("{'eventType':'VEHICLE_STATE'}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\"}\0"),
                utf8("\uFEFF{\"eventType\":\"VEHICLE_STATE\"}"),
                "{\"eventType\":\"VEHICLE_STATE\"}".getBytes(StandardCharsets.UTF_16LE),
                "{\"eventType\":\"VEHICLE_STATE\"}".getBytes(StandardCharsets.UTF_16),
                "{\"eventType\":\"VEHICLE_STATE\",\"x\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1),
                concat(
                        concat(utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":\""), new byte[] {(byte) 0xc0, (byte) 0x80
                        }),
                        utf8("\"}")),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"eventType\":\"VEHICLE_ERROR\"}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"event\\u0054ype\":\"VEHICLE_ERROR\"}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"data\":{\"x\":[{\"a\":1,\"a\":2}]}}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":" + "[".repeat(64) + "]".repeat(64) + "}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":" + "[".repeat(100_000)),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":" + "9".repeat(101) + "}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":[" + "1,".repeat(100_000) + "1]}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":01}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":NaN}"),
                utf8("{\"eventType\":\"VEHICLE_STATE\",\"x\":\"\u0001\"}"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aSignedBodyThatIsNotJsonIs400AndKept(byte[] body) throws Exception {
        Response response = sendSigned(body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).isEmpty();
        assertThat(ingress.log.kept).isEmpty();
        assertThat(ingress.refused).singleElement().satisfies(refused -> {
            assertThat(refused.cause()).isEqualTo("json");
            assertThat(refused.body()).isEqualTo(body);
            assertThat(refused.scSignature()).isEqualTo(sign(body));
        });
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void anUnsignedBodyThatIsNotJsonIs401(byte[] body) throws Exception {
        assertThat(send(body).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"eventId\":\"e\"}",
                "{\"eventType\":null}",
                "{\"eventType\":5,\"eventName\":\"scheduled\"}",
                "{\"eventType\":[\"VEHICLE_STATE\"]}",
                "{\"eventType\":\" \"}",
                "{\"data\":{\"eventType\":\"VEHICLE_STATE\"}}"
            })
    void aSignedBodyWithoutAnEventTypeIs400AndKept(String body) throws Exception {
        assertThat(sendSigned(utf8(body)).status()).isEqualTo(400);
        assertThat(ingress.refused).singleElement().satisfies(refused -> assertThat(refused.cause())
                .isEqualTo("event-type"));
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

    @Test
    void anEventForgedThroughTheChallengeIsRefused() throws Exception {
        String wanted = "{\"eventType\":\"VEHICLE_STATE\",\"eventId\":\"forged\"}";

        Response oracle = send(withChallenge("\"" + wanted.replace("\"", "\\\"") + "\""));

        assertThat(oracle.status()).isEqualTo(400);
        assertThat(oracle.body()).doesNotContain(sign(utf8(wanted)));
    }

    @Test
    void formsAreRefusedUnread() throws Exception {
        Response response = ingress.exchange(concat(
                bytes("POST " + PATH + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 3\r\n\r\n"),
                bytes("a=b")));

        assertThat(response.status()).isEqualTo(415);
    }

    @Test
    void theLimitHoldsForDeclaredAndForChunkedBodies() throws Exception {
        byte[] exactly =
                utf8("{\"eventType\":\"x\",\"eventId\":\"e\"" + " ".repeat(RunningIngress.MAX_BODY - 31) + "}");
        byte[] chunk =
                concat(concat(bytes("40001\r\n"), new byte[RunningIngress.MAX_BODY + 1]), bytes("\r\n0\r\n\r\n"));

        assertThat(exactly).hasSize(RunningIngress.MAX_BODY);
        assertThat(sendSigned(exactly).status()).isEqualTo(200);
        assertThat(send(new byte[RunningIngress.MAX_BODY + 1]).status()).isEqualTo(413);
        assertThat(ingress.exchange(concat(
                                bytes("POST " + PATH + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                                        + "Transfer-Encoding: chunked\r\n\r\n"),
                                chunk))
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void otherMethodsAre405(String method) throws Exception {
        Response response = ingress.exchange(bytes(method + " " + PATH + " HTTP/1.1\r\nHost: test\r\n\r\n"));

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("Allow")).isEqualTo("POST");
    }

    @Test
    void acceptedAndRefusedAreCounted() throws Exception {
        double accepted = ingress.counter("signalpost.webhook.accepted", "event_type", "VEHICLE_STATE");
        double other = ingress.counter("signalpost.webhook.accepted", "event_type", "other");
        double unsigned = ingress.counter("signalpost.webhook.refused", "cause", "unsigned");
        double size = ingress.counter("signalpost.webhook.refused", "cause", "size");
        double answered = ingress.counter("signalpost.webhook.verifications", "outcome", "answered");
        double refused = ingress.counter("signalpost.webhook.verifications", "outcome", "refused");

        sendSigned(EVENT);
        sendSigned(utf8("{\"eventType\":\"secret-new-type\"}"));
        send(EVENT);
        send(new byte[RunningIngress.MAX_BODY + 1]);
        send(Examples.body("verify-v4.json"));
        send(withChallenge("\"{}\""));

        assertThat(ingress.counter("signalpost.webhook.accepted", "event_type", "VEHICLE_STATE"))
                .isEqualTo(accepted + 1);
        assertThat(ingress.counter("signalpost.webhook.accepted", "event_type", "other"))
                .isEqualTo(other + 1);
        assertThat(ingress.counter("signalpost.webhook.refused", "cause", "unsigned"))
                .isEqualTo(unsigned + 1);
        assertThat(ingress.counter("signalpost.webhook.refused", "cause", "size"))
                .isEqualTo(size + 1);
        assertThat(ingress.counter("signalpost.webhook.verifications", "outcome", "answered"))
                .isEqualTo(answered + 1);
        assertThat(ingress.counter("signalpost.webhook.verifications", "outcome", "refused"))
                .isEqualTo(refused + 1);
    }
}
