package io.signalpost.webhook.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.signalpost.webhook.HeaderEvidence;
import io.signalpost.webhook.SignatureText;
import io.signalpost.webhook.refused.RefusedRequest;

/**
 * A signature that came with a request.
 *
 * @param flaw what is wrong with the way it came; null when nothing is
 */
record SentSignature(byte[] digest, Diagnosis flaw) {

    private static final int MAX = 16;

    /** All of them, under the header's own name first. */
    static List<SentSignature> of(RefusedRequest request) {
        List<SentSignature> sent = new ArrayList<>();
        Map<String, List<String>> headers = HeaderEvidence.read(request.headers());
        List<String> repeated = headers.remove(HeaderEvidence.SIGNATURE);
        if (request.scSignature() != null) {
            sent.addAll(read(List.of(request.scSignature()), null));
        }
        if (repeated != null) {
            sent.addAll(read(repeated, null));
        }
        headers.values().forEach(values -> sent.addAll(read(values, Diagnosis.HEADER_RENAMED)));
        return sent.subList(0, Math.min(MAX, sent.size()));
    }

    /** Whether there was any by that name, readable or not. */
    static boolean hasHeader(RefusedRequest request) {
        return request.scSignature() != null
                || HeaderEvidence.read(request.headers()).containsKey(HeaderEvidence.SIGNATURE);
    }

    private static List<SentSignature> read(List<String> values, Diagnosis flaw) {
        List<SignatureText> texts = values.stream()
                .flatMap(value -> SignatureText.in(value).stream())
                .toList();
        boolean several = values.size() > 1 || values.get(0).contains(",");
        return texts.stream()
                .map(text -> new SentSignature(text.digest(), flaw != null ? flaw : flaw(text, several)))
                .toList();
    }

    private static Diagnosis flaw(SignatureText text, boolean several) {
        if (several) {
            return Diagnosis.HEADER_REPEATED;
        }
        return switch (text.style()) {
            case PLAIN -> null;
            case PREFIXED -> Diagnosis.SIGNATURE_PREFIXED;
            case QUOTED -> Diagnosis.SIGNATURE_QUOTED;
            case BASE64 -> Diagnosis.SIGNATURE_BASE64;
        };
    }
}
