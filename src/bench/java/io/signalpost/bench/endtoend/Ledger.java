package io.signalpost.bench.endtoend;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.bench.server.ServerProcess;
import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/** What a server's destinations have done, and how an operator holds them. */
public final class Ledger {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final ServerProcess server;

    public Ledger(ServerProcess server) {
        this.server = server;
    }

    /** Events that each has still to pass. */
    public Map<String, Long> pending() throws IOException, InterruptedException {
        return each("pending");
    }

    /** Events that each has delivered since it is known. */
    public Map<String, Long> delivered() throws IOException, InterruptedException {
        return each("delivered");
    }

    private Map<String, Long> each(String field) throws IOException, InterruptedException {
        Map<String, Long> values = new TreeMap<>();
        for (JsonNode destination : all()) {
            values.put(destination.get("name").asText(), destination.get(field).asLong());
        }
        return values;
    }

    /** Waits until every destination that is not paused has delivered everything. */
    void awaitCaughtUp() throws IOException, InterruptedException {
        if (!catchesUp(PATIENCE)) {
            throw new IllegalStateException("Destinations do not catch up: " + all());
        }
    }

    /** Whether they do within that time; returns as soon as they have. */
    boolean catchesUp(Duration time) {
        try {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(time)
                    .until(this::isCaughtUp);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private boolean isCaughtUp() throws IOException, InterruptedException {
        boolean caughtUp = true;
        for (JsonNode destination : all()) {
            if (destination.get("dead").asLong() > 0) {
                throw new IllegalStateException("Not everything is delivered: " + destination);
            }
            long left = destination.get("pending").asLong()
                    + destination.get("retrying").asLong()
                    + destination.path("held").asLong(); // which an earlier build does not know
            caughtUp &= left == 0 || destination.get("state").asText().equals("paused");
        }
        return caughtUp;
    }

    private JsonNode all() throws IOException, InterruptedException {
        return JSON.readTree(server.get("/observe/destinations").body());
    }

    public void pause(String destination) throws IOException, InterruptedException {
        act(destination, "{\"action\": \"pause\"}");
    }

    public void resume(String destination) throws IOException, InterruptedException {
        act(destination, "{\"action\": \"resume\"}");
    }

    void rewind(String destination) throws IOException, InterruptedException {
        act(destination, "{\"action\": \"rewind\", \"from\": \"beginning\"}");
    }

    private void act(String destination, String action) throws IOException, InterruptedException {
        server.post("/observe/destinations/" + destination, action);
    }
}
