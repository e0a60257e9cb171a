package io.signalpost.observe;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.signalpost.testing.Examples;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.signalpost.http.HttpSocket.bytes;
import static io.signalpost.testing.Examples.sign;
import static org.assertj.core.api.Assertions.assertThat;

/** What the operator sees of refused requests, in the whole application. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedListTest extends RefusingApp {

    @Test
    void listsWhatIsKnownOfARequestWithoutItsBody() throws IOException {
        byte[] body = event("listed");

        JsonNode entry = refuse("/fleet-b", body, "SC-Signature: " + sign(body));

        assertThat(entry.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "receivedAt",
                        "cause",
                        "status",
                        "remote",
                        "application",
                        "size",
                        "tokenName",
                        "diagnosis",
                        "eventType",
                        "mode");
        assertThat(entry.path("cause").asText()).isEqualTo("signature");
        assertThat(entry.path("remote").asText()).isEqualTo("127.0.0.1");
        assertThat(entry.path("application").asText()).isEqualTo("fleet-b");
        assertThat(entry.path("tokenName").asText()).isEqualTo("default");
        assertThat(entry.path("diagnosis").asText()).isEqualTo("other-token");
        assertThat(entry.path("eventType").asText()).isEqualTo("VEHICLE_STATE");
        assertThat(entry.path("mode").asText()).isEqualTo("LIVE");
        assertThat(entry.path("size").asInt()).isGreaterThanOrEqualTo(body.length);
    }

    @Test
    void showsOneWithItsBodyAndWhatToDoButNoWholeSignature() throws IOException {
        byte[] body = event("shown");
        String signature = sign(body);

        JsonNode one = whole(refuse("", changed(body), "SC-Signature: " + signature, "X-Copy: " + signature));

        assertThat(one.path("body").asText()).isEqualTo(new String(changed(body), StandardCharsets.UTF_8));
        assertThat(one.at("/today/diagnosis").asText()).isEqualTo("body-white-space");
        assertThat(one.at("/today/tokenName").asText()).isEqualTo("default");
        assertThat(one.at("/today/happened").asText()).startsWith("White space or line ends");
        assertThat(one.at("/today/advice").asText()).startsWith("Let the proxy hand the body on");
        assertThat(one.at("/today/releasable").asBoolean()).isTrue();
        assertThat(one.at("/headers/Content-Type/0").asText()).isEqualTo("application/json");
        assertThat(one.path("signature").asText())
                .isEqualTo(signature.substring(0, 12) + "... (64 characters)")
                .isEqualTo(one.at("/headers/X-Copy/0").asText());
        assertThat(one.toString()).doesNotContain(signature).doesNotContain(Examples.TOKEN);
    }

    @Test
    void showsWhatIsNoTextInBase64() throws IOException {
        JsonNode one = whole(refuse("", new byte[] {(byte) 0xff, 0}, "SC-Signature: 0"));

        assertThat(one.path("bodyBase64").asText()).isEqualTo("/wA=");
        assertThat(one.has("body")).isFalse();
    }

    @Test
    void hidesWhatIsPersonalInABodyUnlessAskedForAndOfWhatIsNoJsonAll() throws IOException {
        byte[] body = Examples.withId("vehicle-state-many-signals.json", "hidden");
        JsonNode json = refuse("", changed(body), "SC-Signature: " + sign(body));
        JsonNode text = refuse("", bytes("VIN 5YJSA1CN5DFP00101"), "SC-Signature: 0");

        JsonNode masked = json(app.get("/observe/refused/" + json.path("id").asText()));
        assertThat(masked.path("masked").asBoolean()).isTrue();
        assertThat(masked.path("body").asText()).contains("\"eventId\":\"hidden\"", "\"***\"");
        assertThat(whole(json).path("masked").asBoolean()).isFalse();
        assertThat(json(app.get("/observe/refused/" + text.path("id").asText())).toString())
                .doesNotContain("VIN", "\"body");
        assertThat(json(app.get("/observe/audit?limit=1")).at("/deeds/0/target/refused"))
                .isEqualTo(new TextNode(json.path("id").asText()));
    }

    @Test
    void keepsNoCookieAndNoCredential() throws IOException {
        String secret = "f".repeat(64);

        JsonNode one =
                whole(refuse("", event("c"), "Cookie: " + secret, "Authorization: " + secret, "X-Api-Key: " + secret));

        assertThat(one.toString()).doesNotContain("ffffffff");
        assertThat(one.at("/today/diagnosis").asText()).isEqualTo("no-signature");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Original-SC-Signature: S          | header-renamed
            SC-Signature: S#SC-Signature: S     | header-repeated
            SC-Signature: 0#SC-Signature: S     | header-repeated
            SC-Signature: sha256=S              | signature-prefixed
            SC-Signature: "S"                   | signature-quoted
            X-Forwarded-For: S?                 | no-signature
            SC-Signature: cut                   | malformed-signature
            """)
    void namesWhatAProxyDidToTheHeader(String headers, String diagnosis) throws IOException {
        byte[] body = event("header");

        JsonNode entry = refuse(
                "",
                body,
                headers.replace("S?", "1")
                        .replaceAll(" (sha256=|\"?)S", " $1" + sign(body))
                        .split("#"));

        assertThat(entry.path("diagnosis").asText()).isEqualTo(diagnosis);
        assertThat(entry.path("tokenName").asText().equals("default"))
                .isEqualTo(whole(entry).at("/today/releasable").asBoolean());
    }

    @Test
    void tellsADiagnosisInTheLogOnceAndCountsEach(CapturedOutput output) throws IOException {
        for (String id : List.of("told", "told-again")) {
            byte[] body = Examples.withId("vehicle-state-test-mode.json", id);
            String signature = sign(body);
            refuse(
                    "",
                    body,
                    "SC-Signature: "
                            + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(signature)));
            assertThat(output).doesNotContain(signature);
        }

        assertThat(app.get("/observe/metrics").body())
                .contains("signalpost_webhook_diagnoses_total{diagnosis=\"signature-base64\",mode=\"TEST\"} 2.0");
        assertThat(output.getAll().lines().filter(line -> line.contains("signature-base64")))
                .singleElement()
                .asString()
                .contains("WARN", "mode=\"TEST\"", "tokenName=\"default\"", "but in Base64");
        assertThat(output).doesNotContain(Examples.TOKEN);
    }

    @Test
    void theFormerPathAnswersAlikeAndSaysThatItIsDeprecated() throws IOException {
        JsonNode entry = refuse("", event("former"), "SC-Signature: 0");
        String id = "/" + entry.path("id").asText();

        for (String path : List.of("", id)) {
            HttpResponse<String> former = app.get("/observe/rejected" + path);
            HttpResponse<String> now = app.get("/observe/refused" + path);
            assertThat(former.body()).isEqualTo(now.body());
            assertThat(former.headers().firstValue("Deprecation"))
                    .hasValueSatisfying(value -> assertThat(value).matches("@\\d+"));
            assertThat(former.headers().firstValue("Link")).hasValue("</observe/refused>; rel=\"successor-version\"");
            assertThat(now.headers().firstValue("Deprecation")).isEmpty();
        }
        HttpResponse<String> discarded =
                RunningApp.send(HttpRequest.newBuilder(app.management("/observe/rejected" + id))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"discard\"}"))
                        .build());
        assertThat(json(discarded).path("outcome").asText()).isEqualTo("DISCARDED");
        assertThat(app.get("/observe/refused" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void listsThemAPageAtATime() throws IOException {
        JsonNode older = refuse("", event("older"), "SC-Signature: 0");
        JsonNode newer = refuse("", event("newer"), "SC-Signature: 0");

        HttpResponse<String> page = app.get("/observe/refused?limit=1&cause=signature,unsigned");
        String link = page.headers().firstValue("Link").orElseThrow();
        HttpResponse<String> next = app.get(link.substring(link.indexOf('<') + 1, link.indexOf('>')));

        assertThat(link).endsWith("; rel=\"next\"");
        assertThat(json(page)).containsExactly(newer);
        assertThat(json(next)).containsExactly(older);
    }

    @ParameterizedTest
    @CsvSource({
        "cause=signature, true",
        "cause=json, false",
        "'cause=json,signature', true",
        "from=2020-01-01, true",
        "from=2099-01-01T00:00:00Z, false",
        "to=2099-01-01, true",
        "to=2020-01-01, false"
    })
    void findsWhatIsAskedFor(String parameters, boolean found) throws IOException {
        JsonNode entry = refuse("", event("found"), "SC-Signature: 0");

        JsonNode list = json(app.get("/observe/refused?" + parameters));

        assertThat(StreamSupport.stream(list.spliterator(), false).anyMatch(entry::equals))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            cause=signatur | there is no cause 'signatur'; did you mean 'signature'?
            from=yesterday | 'yesterday' is no time; write for instance
            limit=1001     | limit must be a number from 1 to 1000
            cursor=x       | cursor must be the 'next' of an answer
            """)
    void saysWhatAQuestionMayBe(String parameters, String detail) throws IOException {
        HttpResponse<String> answer = app.get("/observe/refused?" + parameters);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("detail").asText()).startsWith(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "x", "-1", "99999999999999999999"})
    void saysWhereTheIdsAre(String id) throws IOException {
        for (HttpResponse<String> answer : List.of(
                app.get("/observe/refused/" + id),
                act(app, "/" + id, "{\"action\":\"release\"}"),
                act(app, "/" + id, "{\"action\":\"discard\"}"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(json(answer).path("detail").asText())
                    .isEqualTo("no refused request has this id; GET /observe/refused lists them");
        }
    }
}
