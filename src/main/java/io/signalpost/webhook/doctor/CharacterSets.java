package io.signalpost.webhook.doctor;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Undoes what reading or writing UTF-8 in the wrong character set does to a body. */
final class CharacterSets {

    private static final List<Charset> WESTERN = List.of(StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"));
    private static final List<Charset> WIDE =
            List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16);

    private CharacterSets() {}

    static Stream<Restored> undo(byte[] body) {
        boolean plain = true;
        boolean wide = false;
        for (byte b : body) {
            plain &= b >= 0;
            wide |= b == 0;
        }
        if (plain && !wide) {
            return Stream.empty();
        }
        Stream<Optional<byte[]>> bodies = Stream.of(
                        // written in another set than UTF-8
                        Stream.concat(WESTERN.stream(), wide ? WIDE.stream() : Stream.empty())
                                .map(set -> transcode(body, set, StandardCharsets.UTF_8)),
                        // read in another set than UTF-8, and then written in UTF-8
                        WESTERN.stream().map(set -> transcode(body, StandardCharsets.UTF_8, set)),
                        // composed or decomposed accents
                        Stream.of(Normalizer.Form.NFC, Normalizer.Form.NFD).map(form -> normalize(body, form)))
                .flatMap(all -> all);
        return bodies.flatMap(Optional::stream).map(bytes -> new Restored(bytes, Diagnosis.BODY_REENCODED));
    }

    private static Optional<byte[]> transcode(byte[] body, Charset from, Charset to) {
        try {
            CharBuffer text = from.newDecoder().decode(ByteBuffer.wrap(body));
            ByteBuffer bytes = to.newEncoder().encode(text);
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return Optional.of(exact);
        } catch (CharacterCodingException notThat) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> normalize(byte[] body, Normalizer.Form form) {
        return transcode(body, StandardCharsets.UTF_8, StandardCharsets.UTF_8)
                .map(text -> Normalizer.normalize(new String(text, StandardCharsets.UTF_8), form)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
