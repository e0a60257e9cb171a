package io.signalpost.bench.load;

import java.time.Duration;

/**
 * What is put on a server.
 *
 * @param connections how many requests are under way at once, at most
 * @param rate        requests per second whatever the server does (open loop), or 0: each connection sends its next
 *                    request when the last is answered (closed loop)
 */
public record Load(int connections, int rate, Duration time, BodySize size) {

    public static Load closed(int connections, Duration time) {
        return new Load(connections, 0, time, BodySize.TYPICAL);
    }

    public static Load open(int rate, Duration time) {
        return new Load(512, rate, time, BodySize.TYPICAL);
    }

    public Load of(BodySize size) {
        return new Load(connections, rate, time, size);
    }
}
