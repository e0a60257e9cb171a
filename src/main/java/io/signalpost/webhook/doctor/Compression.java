package io.signalpost.webhook.doctor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

import org.apache.commons.lang3.Conversion;

/** Undoes compression, and does it again as the usual senders do. */
final class Compression {

    private static final int UNIX = 3;
    private static final int UNKNOWN = 255;

    private Compression() {}

    /** What is in a body that is still compressed; nothing when that is more than {@code maxSize} bytes. */
    static Stream<Restored> unpack(byte[] body, int maxSize) {
        boolean gzip = body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
        boolean zlib = body.length > 2 && body[0] == 0x78;
        if (!gzip && !zlib) {
            return Stream.empty();
        }
        ByteArrayInputStream packed = new ByteArrayInputStream(body);
        try (InputStream in = gzip ? new GZIPInputStream(packed) : new InflaterInputStream(packed)) {
            byte[] plain = in.readNBytes(maxSize + 1);
            return plain.length > maxSize ? Stream.empty() : Stream.of(new Restored(plain, Diagnosis.BODY_COMPRESSED));
        } catch (IOException damaged) {
            return Stream.empty();
        }
    }

    /** As gzip with zlib's usual settings writes it; others would need luck. */
    static Stream<Restored> pack(byte[] body) {
        return Stream.of(
                        gzip(body, Deflater.DEFAULT_COMPRESSION, 0, UNIX),
                        gzip(body, Deflater.DEFAULT_COMPRESSION, 0, UNKNOWN),
                        gzip(body, Deflater.BEST_COMPRESSION, 2, UNKNOWN))
                .map(packed -> new Restored(packed, Diagnosis.BODY_DECOMPRESSED));
    }

    private static byte[] gzip(byte[] body, int level, int flags, int system) {
        Deflater deflater = new Deflater(level, true);
        try {
            deflater.setInput(body);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            packed.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, (byte) flags, (byte) system});
            byte[] piece = new byte[8192];
            while (!deflater.finished()) {
                packed.write(piece, 0, deflater.deflate(piece));
            }
            CRC32 checksum = new CRC32();
            checksum.update(body);
            packed.writeBytes(littleEndian((int) checksum.getValue()));
            packed.writeBytes(littleEndian(body.length));
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] littleEndian(int number) {
        return Conversion.intToByteArray(number, 0, new byte[Integer.BYTES], 0, Integer.BYTES);
    }
}
