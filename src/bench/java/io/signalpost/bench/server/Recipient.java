package io.signalpost.bench.server;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.databind.json.JsonMapper;

/** Who a destination delivers to, over HTTP or as an SQS queue. */
public final class Recipient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SECRET = "whsec_YmVuY2htYXJrYmVuY2htYXJrYmVuY2htYXJr";

    private final ServerProcess server;
    private final String path;

    Recipient(ServerProcess server, String path) {
        this.server = server;
        this.path = path;
    }

    public String url() {
        return address() + path;
    }

    private String address() {
        return "http://localhost:" + server.port();
    }

    /** What lets the destination {@code http} or {@code sqs} deliver to it. */
    public Map<String, String> settings(String destination) {
        return destination.equals("sqs") ? SqsQueue.settings(address(), url()) : businessSystem(url());
    }

    /** What lets the destination {@code http} deliver to a business system on this machine. */
    public static Map<String, String> businessSystem(String url) {
        return Map.of(
                "destination.http.enabled",
                "true",
                "destination.http.url",
                url,
                "destination.http.secret",
                SECRET,
                "destination.http.allow-private-addresses",
                "true");
    }

    public Tally tally() throws IOException, InterruptedException {
        return JSON.readValue(server.get(path).body(), Tally.class);
    }
}
