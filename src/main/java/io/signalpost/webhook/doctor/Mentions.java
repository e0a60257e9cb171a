package io.signalpost.webhook.doctor;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.signalpost.webhook.refused.RefusedRequests;
import org.apache.commons.lang3.ArrayUtils;

/** Finds refused requests by what their bodies mention, in whatever character set, and compressed or not. */
public final class Mentions {

    private static final List<Charset> CHARACTER_SETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

    private static final int MAX_SIZE = 4 << 20;

    private final RefusedRequests refusedRequests;

    public Mentions(RefusedRequests refusedRequests) {
        this.refusedRequests = refusedRequests;
    }

    /** Ids of the requests that mention any of these words. */
    public List<Long> of(Collection<String> words) {
        List<String> written = words.stream()
                .flatMap(word -> CHARACTER_SETS.stream().map(charset -> latin(word.getBytes(charset))))
                .toList();
        return refusedRequests.list(Integer.MAX_VALUE).stream()
                .map(RefusedRequests.Entry::id)
                .filter(id -> refusedRequests
                        .find(id)
                        .filter(entry -> mentions(entry.request().body(), written))
                        .isPresent())
                .toList();
    }

    private static boolean mentions(byte[] body, List<String> written) {
        byte[] sent = ArrayUtils.nullToEmpty(body);
        return Stream.concat(Stream.of(sent), Compression.unpack(sent, MAX_SIZE).map(Restored::signed))
                .map(Mentions::latin)
                .anyMatch(text -> written.stream().anyMatch(text::contains));
    }

    /** Each byte a character, to search in. */
    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
