package io.signalpost.testing;

import java.util.List;

import com.github.luben.zstd.Zstd;
import org.springframework.jdbc.core.JdbcTemplate;

/** The bodies of an event log as any tool can read them from outside: with what its tables have, and nothing else. */
public final class KeptBodies {

    private KeptBodies() {}

    /** Those that the log has under that id. */
    public static List<byte[]> of(JdbcTemplate log, String eventId) {
        return log.query(
                "SELECT body, content FROM event LEFT JOIN dictionary ON number = event.dictionary WHERE event_id = ?",
                (row, number) -> plain(row.getBytes("body"), row.getBytes("content")),
                eventId);
    }

    private static byte[] plain(byte[] body, byte[] dictionary) {
        return dictionary == null ? body : Zstd.decompress(body, dictionary, (int) Zstd.getFrameContentSize(body));
    }
}
