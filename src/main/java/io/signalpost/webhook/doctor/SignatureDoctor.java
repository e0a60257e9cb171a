package io.signalpost.webhook.doctor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.signalpost.webhook.Challenge;
import io.signalpost.webhook.Envelope;
import io.signalpost.webhook.RefusedException;
import io.signalpost.webhook.refused.RefusedRequest;

/**
 * Says why a signature does not fit, by trying what usually goes wrong until something fits: exactly, to the last bit,
 * so that a guess is never wrong. It takes up to some tenths of a second, and is not for the threads that answer.
 */
public final class SignatureDoctor {

    /** Smartcar sends at most 50 KB. */
    private static final int MAX_BODY = 64 * 1024;

    /** What is hashed for one request at most: with very many tokens not everything is tried on a large body. */
    private static final long MAX_HASHED = 32 << 20;

    private final List<SigningKey> tokens;
    private final List<SigningKey> spellings;

    /** @param tokensByName Smartcar's management tokens, as configured */
    public SignatureDoctor(Map<String, String> tokensByName) {
        this.tokens = SigningKey.tokens(tokensByName);
        this.spellings = SigningKey.spellings(tokensByName);
    }

    public synchronized Finding diagnose(RefusedRequest request) {
        List<SentSignature> sent = SentSignature.of(request);
        byte[] body = request.body();
        if (sent.isEmpty() || body == null) {
            return Finding.of(
                    SentSignature.hasHeader(request) ? Diagnosis.MALFORMED_SIGNATURE : Diagnosis.NO_SIGNATURE);
        }
        return asReceived(request, sent)
                .or(() -> Optional.of(Finding.of(Diagnosis.TOO_LARGE)).filter(large -> body.length > MAX_BODY))
                .or(() -> otherSpelling(body, sent))
                .or(() -> challenge(body, sent))
                .or(() -> otherBody(body, sent))
                .orElse(Finding.of(Diagnosis.UNKNOWN_TOKEN));
    }

    private Optional<Finding> asReceived(RefusedRequest request, List<SentSignature> sent) {
        String application = request.application();
        return tokens.stream() // the application's own first: two names may have the same token
                .sorted(Comparator.comparing(token -> !token.tokenName().equals(application)))
                .flatMap(token -> match(token, request.body(), sent).stream()
                        .map(match -> asReceived(request, token.tokenName(), match.flaw())))
                .findFirst();
    }

    private static Finding asReceived(RefusedRequest request, String tokenName, Diagnosis flaw) {
        if (Challenge.isAnswered(request.body())) {
            return Finding.of(Diagnosis.CHALLENGE_SIGNED);
        }
        boolean here = request.application() == null || request.application().equals(tokenName);
        Diagnosis flawless = here ? Diagnosis.AUTHENTIC : Diagnosis.OTHER_TOKEN;
        return new Finding(flaw == null ? flawless : flaw, tokenName, request.body());
    }

    /** No proof that it is authentic: what signed is no token of the configuration. */
    private Optional<Finding> otherSpelling(byte[] body, List<SentSignature> sent) {
        return spellings.stream()
                .filter(spelling -> match(spelling, body, sent).isPresent())
                .map(spelling -> new Finding(spelling.flaw(), spelling.tokenName(), null))
                .findFirst();
    }

    private Optional<Finding> challenge(byte[] body, List<SentSignature> sent) {
        try {
            String challenge = Envelope.parse(body).challenge();
            byte[] message = challenge == null ? new byte[0] : challenge.getBytes(StandardCharsets.UTF_8);
            return tokens.stream()
                    .filter(token -> match(token, message, sent).isPresent())
                    .map(token -> Finding.of(Diagnosis.CHALLENGE_SIGNED))
                    .findFirst();
        } catch (RefusedException notAnEvent) {
            return Optional.empty();
        }
    }

    private Optional<Finding> otherBody(byte[] body, List<SentSignature> sent) {
        long hashed = 0;
        Iterator<Restored> bodies = Restorations.of(body, MAX_BODY).iterator();
        while (hashed < MAX_HASHED && bodies.hasNext()) {
            Restored restored = bodies.next();
            byte[] signed = restored.signed();
            hashed += (long) signed.length * tokens.size();
            Optional<SigningKey> token = Challenge.isAnswered(signed)
                    ? Optional.empty()
                    : tokens.stream()
                            .filter(key -> match(key, signed, sent).isPresent())
                            .findFirst();
            if (token.isPresent()) {
                boolean unpacked = restored.change() == Diagnosis.BODY_DECOMPRESSED;
                return Optional.of(new Finding(restored.change(), token.get().tokenName(), unpacked ? body : signed));
            }
        }
        return Optional.empty();
    }

    private static Optional<SentSignature> match(SigningKey key, byte[] message, List<SentSignature> sent) {
        byte[] right = key.sign(message);
        return sent.stream()
                .filter(signature -> MessageDigest.isEqual(right, signature.digest()))
                .findFirst();
    }
}
