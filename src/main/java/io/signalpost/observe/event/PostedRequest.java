package io.signalpost.observe.event;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.signalpost.observe.ProblemException;
import io.signalpost.webhook.HeaderEvidence;
import io.signalpost.webhook.ManagementTokens;

/**
 * An event as Smartcar posted it, to be posted again to a receiver on one's own machine. Nothing is signed here that was not
 * signed before: the log has a token's name beside an event only when that token's signature was on these very bytes, and of the
 * same bytes there is but one. It signs with the value that the token of that name has now: a token that takes the place of a leaked
 * one should get another name, or what the leaked one has signed is signed with the new one.
 *
 * @param token   name of the management token that the signature is of
 * @param headers that it needs
 * @param body    byte for byte
 */
record PostedRequest(String token, Map<String, String> headers, String body) {

    /** @throws ProblemException with 409 when there is no such request, or no longer */
    static PostedRequest of(EventSearch.Found found, ManagementTokens tokens) {
        if (found.entry().isErased()) {
            throw new ProblemException(409, "this event was erased: nothing is kept of what was posted");
        }
        if (found.tokenName() == null) {
            throw new ProblemException(409, "this event was not posted by Smartcar, so nobody has signed it");
        }
        ManagementTokens signer = tokens.only(found.tokenName())
                .orElseThrow(() -> new ProblemException(
                        409,
                        "the management token " + found.tokenName()
                                + ", by which this event was signed, is not configured any more"));
        byte[] body = found.entry().event().body();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put(HeaderEvidence.SIGNATURE, signer.sign(found.tokenName(), body));
        return new PostedRequest(found.tokenName(), headers, new String(body, StandardCharsets.UTF_8));
    }
}
