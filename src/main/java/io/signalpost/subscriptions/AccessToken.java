package io.signalpost.subscriptions;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/**
 * The application's access token, by the grant {@code client_credentials} and renewed before it ends
 * (smartcar.com/docs/api-reference/authorization/request-access-token). Not thread-safe.
 */
final class AccessToken {

    /** Longer than a call takes. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final URI endpoint;
    private final Credentials credentials;
    private final Http http;
    private String value;
    private Instant renewAt = Instant.MIN;

    AccessToken(URI endpoint, Credentials credentials, Http http) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.http = http;
    }

    String value() {
        if (!Instant.now().isBefore(renewAt)) {
            request();
        }
        return value;
    }

    /** Asks for another one next time: this one was refused. */
    void forget() {
        renewAt = Instant.MIN;
    }

    private void request() {
        ApiResponse answer = http.send(ClassicRequestBuilder.post(endpoint)
                .setEntity(new UrlEncodedFormEntity(
                        List.of(
                                new BasicNameValuePair("grant_type", "client_credentials"),
                                new BasicNameValuePair("client_id", credentials.clientId()),
                                new BasicNameValuePair("client_secret", credentials.clientSecret())),
                        StandardCharsets.UTF_8)));
        if (answer.status() == 400 || answer.status() == 401) {
            throw new ApiException(
                    answer.status(),
                    answer.request() + ": " + answer.status() + " "
                            + answer.json().path("error").asText("")
                            + "; Smartcar does not know these " + Credentials.CLIENT_ID + " and "
                            + Credentials.CLIENT_SECRET
                            + ", compare them with the tab API Credentials of its Dashboard");
        }
        JsonNode token = answer.require(200).json();
        if (!token.path("access_token").isTextual()) {
            throw new ApiException(0, answer.request() + ": the answer has no access_token");
        }
        value = token.path("access_token").asText();
        renewAt =
                Instant.now().plusSeconds(token.path("expires_in").asLong(3600)).minus(MARGIN);
    }
}
