package io.signalpost.destination.line;

import java.util.Arrays;

import io.signalpost.event.VehicleEvent;

/** The bytes that Smartcar sent, a line for each event. */
public final class JsonLines implements LineFormat {

    @Override
    public String extension() {
        return "jsonl";
    }

    @Override
    public String heading() {
        return "";
    }

    /** In JSON a line break stands between tokens only, where a blank means the same. */
    @Override
    public byte[] lines(VehicleEvent event) {
        byte[] body = event.body();
        byte[] line = Arrays.copyOf(body, body.length + 1);
        for (int i = 0; i < body.length; i++) {
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        line[body.length] = '\n';
        return line;
    }
}
