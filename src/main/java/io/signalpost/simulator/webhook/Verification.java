package io.signalpost.simulator.webhook;

import java.net.URI;

/**
 * How a callback answered the challenge, as the Dashboard's dialog shows it.
 *
 * @param explanation what was right or wrong with the answer, and what to do, in words for people
 * @param challenge   that was sent
 * @param request     body that was sent
 * @param status      null when there was no answer
 * @param contentType null when there was none
 * @param response    body of the answer, cut off after 2,000 characters; null when there was none
 * @param expected    what the answer's {@code challenge} should be
 */
public record Verification(
        boolean verified,
        String explanation,
        URI callbackUri,
        String challenge,
        String request,
        Integer status,
        String contentType,
        String response,
        String expected,
        long tookMillis) {}
