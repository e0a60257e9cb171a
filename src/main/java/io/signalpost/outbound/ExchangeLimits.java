package io.signalpost.outbound;

import java.time.Duration;

/**
 * What one request and its answer may cost, whatever the server does.
 *
 * @param timeout     of the whole, from looking the name up to the end of the answer
 * @param timeoutName what the one who waited in vain is told of it: the setting, or the time itself
 * @param bodyBytes   of the answer's body are kept at most; 0 keeps nothing of it
 */
public record ExchangeLimits(Duration timeout, String timeoutName, int bodyBytes) {}
