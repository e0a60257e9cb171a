package io.signalpost.webhook.doctor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.StringUtils;

/** Every body that a given one may have been, likely ones first; lazily, and none twice. */
final class Restorations {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Restorations() {}

    static Stream<Restored> of(byte[] body, int maxSize) {
        Set<Integer> seen = new HashSet<>(Set.of(Arrays.hashCode(body)));
        return Stream.<Function<byte[], Stream<Restored>>>of(
                        Restorations::whiteSpace,
                        bytes -> reformatted(JsonLayouts.of(bytes)),
                        Restorations::withMark,
                        Compression::pack,
                        bytes -> andRewritten(withoutMark(bytes)),
                        bytes -> andRewritten(CharacterSets.undo(bytes)),
                        bytes -> andRewritten(Compression.unpack(bytes, maxSize)))
                .flatMap(undo -> undo.apply(body))
                .filter(restored -> seen.add(Arrays.hashCode(restored.signed())));
    }

    /** What changes the characters often writes the JSON anew as well. It is named by the first. */
    private static Stream<Restored> andRewritten(Stream<Restored> bases) {
        return bases.flatMap(base -> Stream.concat(
                Stream.of(base),
                Stream.concat(whiteSpace(base.signed()), reformatted(JsonLayouts.compact(base.signed())))
                        .map(rewritten -> new Restored(rewritten.signed(), base.change()))));
    }

    private static Stream<Restored> reformatted(Stream<byte[]> layouts) {
        return layouts.map(json -> new Restored(json, Diagnosis.BODY_REFORMATTED));
    }

    private static Stream<Restored> withMark(byte[] body) {
        return Stream.of(new Restored(ArrayUtils.addAll(BYTE_ORDER_MARK, body), Diagnosis.BODY_BYTE_ORDER_MARK));
    }

    private static Stream<Restored> withoutMark(byte[] body) {
        return Arrays.equals(BYTE_ORDER_MARK, ArrayUtils.subarray(body, 0, BYTE_ORDER_MARK.length))
                ? Stream.of(new Restored(
                        ArrayUtils.subarray(body, BYTE_ORDER_MARK.length, body.length), Diagnosis.BODY_BYTE_ORDER_MARK))
                : Stream.empty();
    }

    private static Stream<Restored> whiteSpace(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1); // a character for each byte
        String unix = text.replace("\r\n", "\n");
        String trimmed = StringUtils.strip(text, " \t\r\n\0");
        return Stream.of(
                        trimmed,
                        StringUtils.stripEnd(text, " \t\r\n\0"),
                        text + "\n",
                        text + "\r\n",
                        text + " ",
                        trimmed + "\n",
                        trimmed + "\r\n",
                        unix,
                        unix.strip(),
                        unix.replace("\n", "\r\n"))
                .map(changed ->
                        new Restored(changed.getBytes(StandardCharsets.ISO_8859_1), Diagnosis.BODY_WHITE_SPACE));
    }
}
