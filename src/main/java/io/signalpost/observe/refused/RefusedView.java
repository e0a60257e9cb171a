package io.signalpost.observe.refused;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.signalpost.observe.event.Masking;
import io.signalpost.webhook.HeaderEvidence;
import io.signalpost.webhook.SignatureText;
import io.signalpost.webhook.doctor.Diagnosis;
import io.signalpost.webhook.doctor.Release;
import io.signalpost.webhook.refused.RefusedRequest;
import io.signalpost.webhook.refused.RefusedRequests;
import org.apache.commons.lang3.StringUtils;

/**
 * A refused request with all there is to it.
 *
 * @param signature  how it begins and how long it is: with the whole of it and the body anybody could post again
 * @param masked     whether personal data in the body is hidden: of JSON that, of anything else all of it
 * @param body       when it is text in UTF-8
 * @param bodyBase64 when it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RefusedView(
        @JsonUnwrapped Overview overview,
        String signature,
        Map<String, List<String>> headers,
        boolean masked,
        String body,
        byte[] bodyBase64,
        Today today) {

    /**
     * A line of the list.
     *
     * @param tokenName of the token that signed it; null when none is known to have
     * @param diagnosis when it was refused
     */
    @JsonInclude
    record Overview(
            long id,
            Instant receivedAt,
            String cause,
            int status,
            String remote,
            String application,
            long size,
            String tokenName,
            String diagnosis,
            String eventType,
            String mode) {}

    /**
     * The diagnosis under the tokens of today.
     *
     * @param advice  absent when the signature is right and something else is wrong
     * @param because why it stays when it is released; absent when it would be let in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Today(
            String diagnosis, String tokenName, String happened, String advice, boolean releasable, String because) {}

    private static final int SHOWN = 12;

    static Overview overview(RefusedRequests.Entry entry) {
        RefusedRequest request = entry.request();
        return new Overview(
                entry.id(),
                request.receivedAt(),
                request.cause(),
                request.status(),
                request.remote(),
                request.application(),
                entry.size(),
                request.findings().tokenName(),
                request.findings().diagnosis(),
                request.findings().eventType(),
                request.findings().mode());
    }

    static RefusedView whole(RefusedRequests.Entry entry, Release.Verdict verdict, boolean reveal) {
        RefusedRequest request = entry.request();
        Map<String, List<String>> headers = HeaderEvidence.read(request.headers());
        headers.replaceAll((name, values) -> values.stream()
                .map(value -> SignatureText.in(value).isEmpty() ? value : masked(value))
                .toList());
        String text = text(request.body());
        return new RefusedView(
                overview(entry),
                masked(request.scSignature()),
                headers,
                !reveal,
                reveal ? text : Masking.text(text),
                reveal && text == null ? request.body() : null,
                today(verdict));
    }

    private static Today today(Release.Verdict verdict) {
        Diagnosis diagnosis = verdict.finding().diagnosis();
        boolean nothingElse = diagnosis == Diagnosis.AUTHENTIC && !verdict.releasable();
        return new Today(
                diagnosis.word(),
                verdict.finding().tokenName(),
                diagnosis.happened(),
                nothingElse ? null : diagnosis.advice(),
                verdict.releasable(),
                verdict.because());
    }

    private static String masked(String signature) {
        return signature == null || signature.length() <= SHOWN
                ? signature
                : StringUtils.left(signature, SHOWN) + "... (" + signature.length() + " characters)";
    }

    private static String text(byte[] body) {
        try {
            return body == null
                    ? null
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(body))
                            .toString();
        } catch (CharacterCodingException binary) {
            return null;
        }
    }
}
