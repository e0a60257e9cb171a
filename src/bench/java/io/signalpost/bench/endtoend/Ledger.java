package io.signalpost.bench.endtoend;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.bench.server.ServerProcess;

import static org.awaitility.Awaitility.await;

/** What a server's destinations have done, and how an operator holds them. */
final class Ledger {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerProcess server;

    Ledger(ServerProcess server) {
        this.server = server;
    }

    /** Events that each has still to pass. */
    Map<String, Long> pending() throws IOException, InterruptedException {
        return each("pending");
    }

    /** Events that each has delivered since it is known. */
    Map<String, Long> delivered() throws IOException, InterruptedException {
        return each("delivered");
    }

    private Map<String, Long> each(String field) throws IOException, InterruptedException {
        Map<String, Long> values = new TreeMap<>();
        for (JsonNode destination :
                JSON.readTree(server.get("/observe/destinations").body())) {
            values.put(destination.get("name").asText(), destination.get(field).asLong());
        }
        return values;
    }

    /** Waits until every destination that is not paused has passed everything. */
    void awaitCaughtUp() {
        await("destinations to catch up")
                .atMost(Duration.ofHours(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(this::isCaughtUp);
    }

    private boolean isCaughtUp() throws IOException, InterruptedException {
        for (JsonNode destination :
                JSON.readTree(server.get("/observe/destinations").body())) {
            if (destination.get("pending").asLong() > 0
                    && !destination.get("state").asText().equals("paused")) {
                return false;
            }
        }
        return true;
    }

    void pause(String destination) throws IOException, InterruptedException {
        act(destination, "{\"action\": \"pause\"}");
    }

    void resume(String destination) throws IOException, InterruptedException {
        act(destination, "{\"action\": \"resume\"}");
    }

    void rewind(String destination) throws IOException, InterruptedException {
        act(destination, "{\"action\": \"rewind\", \"from\": \"beginning\"}");
    }

    private void act(String destination, String action) throws IOException, InterruptedException {
        server.post("/observe/destinations/" + destination, action);
    }
}
