package io.signalpost.eventlog.store;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;

/**
 * What bodies are expected to have in common, and the way to compress them with it. Only the same dictionary brings back
 * what was compressed with it. Thread-safe.
 */
final class ZstdDictionary {

    /** The most that {@code signalpost.max-body-size} may be. Whatever a damaged row says, no more memory is taken for it. */
    static final int LONGEST = 16 << 20;

    private static final int LEVEL = 3; // docs/decisions/0012-compressed-bodies.md has the others' figures

    private final ZstdDictCompress compressing;
    private final ZstdDictDecompress decompressing;

    // Lent and given back, so that there are never more than were used at once. One to each thread would be one to each
    // consumer that ever was, and no garbage collector frees their memory.
    private final Queue<ZstdCompressCtx> compressors = new ConcurrentLinkedQueue<>();
    private final Queue<ZstdDecompressCtx> decompressors = new ConcurrentLinkedQueue<>();

    /** @param content as {@code zstd --train} makes it */
    ZstdDictionary(byte[] content) {
        this.compressing = new ZstdDictCompress(content, LEVEL);
        this.decompressing = new ZstdDictDecompress(content);
    }

    /** A frame that tells the length of the body and the id within the dictionary. */
    byte[] compress(byte[] body) {
        ZstdCompressCtx lent = compressors.poll();
        ZstdCompressCtx compressor = lent == null ? new ZstdCompressCtx().loadDict(compressing) : lent;
        try {
            return compressor.compress(body);
        } finally {
            compressors.add(compressor);
        }
    }

    /** @throws IllegalArgumentException when the frame is damaged, or was made with another dictionary */
    byte[] decompress(byte[] frame) {
        int length = declared(frame);
        if (length < 0) {
            throw new IllegalArgumentException("no zstd frame of a body");
        }
        ZstdDecompressCtx lent = decompressors.poll();
        ZstdDecompressCtx decompressor = lent == null ? new ZstdDecompressCtx().loadDict(decompressing) : lent;
        try {
            return decompressor.decompress(frame, length);
        } catch (ZstdException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } finally {
            decompressors.add(decompressor);
        }
    }

    /** How long the body is that a frame holds; of a damaged frame how long that is itself. */
    static int length(byte[] frame) {
        int length = declared(frame);
        return length < 0 ? frame.length : length;
    }

    /** Negative when it is none that a body can have. */
    private static int declared(byte[] frame) {
        long length = frame.length == 0 ? -1 : Zstd.getFrameContentSize(frame);
        return length > LONGEST ? -1 : (int) length;
    }
}
