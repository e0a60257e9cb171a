package io.signalpost.command.replay;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.command.receiver.Receiver;

/** Shows how far a replay is, until it is done. */
final class ReplayProgress {

    private static final long LOOK_MILLIS = 500;
    private static final String RUNNING = "running";

    private final Receiver receiver;
    private final String path;
    private final PrintWriter out;
    private final boolean json;

    /** @param json whether only the end is shown, as the receiver answers it */
    ReplayProgress(Receiver receiver, String path, PrintWriter out, boolean json) {
        this.receiver = receiver;
        this.path = path;
        this.out = out;
        this.json = json;
    }

    /** @throws IllegalStateException when it was cancelled, or not all could be delivered */
    void follow() {
        String shown = "";
        JsonNode replay = receiver.get(path);
        while (replay.path("state").asText().equals(RUNNING)) {
            String line = line(replay);
            if (!json && !line.equals(shown)) {
                out.println(line);
                out.flush();
                shown = line;
            }
            sleep();
            replay = receiver.get(path);
        }
        if (json) {
            out.println(replay);
        } else {
            ReplayTables.one(replay, out);
        }
        if (!replay.path("state").asText().equals("done")) {
            throw new IllegalStateException("the replay was cancelled before it was done");
        }
        long dead = ReplayTables.sum(replay, "dead");
        if (dead > 0) {
            throw new IllegalStateException(dead + " could not be delivered; see dead-letters");
        }
    }

    private static String line(JsonNode replay) {
        return "replay " + replay.path("id").asText() + ": " + ReplayTables.sum(replay, "delivered") + " of "
                + ReplayTables.sum(replay, "entered") + " entered are delivered, "
                + ReplayTables.sum(replay, "dead") + " are dead; numbers still to look at: "
                + ReplayTables.sum(replay, "remaining");
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; the replay goes on");
        }
    }
}
