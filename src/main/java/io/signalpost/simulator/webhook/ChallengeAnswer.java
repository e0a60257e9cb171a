package io.signalpost.simulator.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;

/**
 * Judges what a receiver answered to a challenge: status 200, {@code application/json}, and as {@code challenge} the
 * lower-case hex HMAC-SHA256 of it with the application management token (Smartcar, "Callback verification").
 */
final class ChallengeAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<Integer, String> HINTS = Map.of(
            401, "; the challenge is not signed, so no signature may be asked for, and no login",
            403, "; a login, a firewall or a bot check stands before the receiver",
            404, "; is the path right?",
            405, "; the receiver must take POST",
            413, "; a challenge is smaller than 1 KB",
            415, "; the receiver must take application/json",
            429, "; the receiver must not count challenges against a rate limit",
            503, "; the receiver must answer challenges even when its database is down");

    private final Application application;
    private final String challenge;
    private final byte[] request;

    ChallengeAnswer(Application application, String challenge, byte[] request) {
        this.application = application;
        this.challenge = challenge;
        this.request = request;
    }

    String expected() {
        return application.sign(utf8(challenge));
    }

    /** What is wrong with the answer, and what to do; empty when it is right. */
    Optional<String> fault(SimpleHttpResponse answer) {
        int status = answer.getCode();
        if (status / 100 == 3) {
            return Optional.of("answered with redirect " + status + ", which is not followed"
                    + header(answer, HttpHeaders.LOCATION)
                            .map(to -> "; give the final address, perhaps " + to)
                            .orElse(""));
        }
        if (status != 200) {
            return Optional.of("answered " + status + ", expected 200" + HINTS.getOrDefault(status, ""));
        }
        String type = header(answer, HttpHeaders.CONTENT_TYPE).orElse("none");
        if (!type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?")) {
            return Optional.of("answered with content type " + type + ", expected application/json");
        }
        try {
            JsonNode given = JSON.readTree(answer.getBodyBytes()).path("challenge");
            return given.isTextual()
                    ? wrongHash(given.textValue())
                    : Optional.of("answered without a text named \"challenge\"; expected {\"challenge\":\"<hash>\"}");
        } catch (IOException e) {
            return Optional.of("answered what is not JSON; expected {\"challenge\":\"<hash>\"}");
        }
    }

    static Optional<String> header(SimpleHttpResponse answer, String name) {
        return Optional.ofNullable(answer.getFirstHeader(name)).map(NameValuePair::getValue);
    }

    private Optional<String> wrongHash(String given) {
        if (given.equals(expected())) {
            return Optional.empty();
        }
        String looks;
        if (given.equals(challenge)) {
            looks = "it is the challenge itself; answer its HMAC-SHA256 with the management token as key";
        } else if (given.strip().equalsIgnoreCase(expected())) {
            looks = "it is the right hash in upper case or with white space around it; write lower-case hex";
        } else if (given.equals(
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(expected())))) {
            looks = "it is the right hash in base64; write it as lower-case hex";
        } else if (given.equals(application.sign(request))) {
            looks = "it is the hash of the whole body; hash the text of data.challenge only";
        } else if (given.equals(application.sign(utf8("\"" + challenge + "\"")))) {
            looks = "it is the hash of the challenge in quotes; hash the text without them";
        } else if (given.equals(application.signFormer(utf8(challenge)))) {
            looks = "it was made with the management token before the current one; give the receiver the new one";
        } else {
            looks = "most probably the receiver has another management token, or one with white space around it";
        }
        return Optional.of("answered a wrong hash: " + looks);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
