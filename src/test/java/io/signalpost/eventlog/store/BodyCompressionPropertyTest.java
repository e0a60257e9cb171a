package io.signalpost.eventlog.store;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever somebody sends comes back byte for byte, and takes no more room than it did. */
class BodyCompressionPropertyTest {

    @Property
    void anyBytesComeBack(@ForAll @Size(max = 3_000) byte[] body) {
        assertComesBack(body);
    }

    @Property
    void anyTextComesBackHoweverOftenItIsRepeated(@ForAll @StringLength(max = 200) String text) {
        assertComesBack(text.repeat(100).getBytes(UTF_8));
    }

    private static void assertComesBack(byte[] body) {
        StoredBody stored = BodyCompression.ZSTD.store(body);

        assertThat(stored.bytes()).hasSizeLessThanOrEqualTo(body.length);
        assertThat(stored.isCompressed() ? Dictionaries.current().decompress(stored.bytes()) : stored.bytes())
                .isEqualTo(body);
    }
}
