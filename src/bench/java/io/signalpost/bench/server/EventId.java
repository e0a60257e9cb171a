package io.signalpost.bench.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The 32 hex digits of an event id. */
record EventId(long high, long low) {

    private static final byte[] FIELD = "\"eventId\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 32;

    /** Searches for the field. */
    static EventId in(ByteBuffer body) {
        int at = after(body);
        long high = 0;
        long low = 0;
        for (int digits = 0; digits < DIGITS; at++) {
            byte next = body.get(at);
            if (next != '-') {
                long digit = next <= '9' ? next - '0' : next - 'a' + 10;
                high = high << 4 | low >>> 60;
                low = low << 4 | digit;
                digits++;
            }
        }
        return new EventId(high, low);
    }

    private static int after(ByteBuffer body) {
        for (int at = body.position(); ; at++) {
            int same = 0;
            while (body.get(at + same) == FIELD[same]) {
                if (++same == FIELD.length) {
                    return at + same;
                }
            }
        }
    }
}
