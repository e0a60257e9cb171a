package io.signalpost.eventlog.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.github.luben.zstd.util.Native;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dictionaries that a log's bodies are compressed with, by their numbers. A log keeps each of them in its table
 * {@code dictionary}, so that any version of Signalpost can read it, and other tools can. Thread-safe.
 */
final class Dictionaries {

    /** What new bodies are compressed with. One that is better gets a file and a number of its own: none ever changes. */
    static final int CURRENT = 1;

    private static final Logger log = LoggerFactory.getLogger(Dictionaries.class);
    private static final String FILE = "/db/event-log/dictionary-" + CURRENT + ".zstd";

    private final Map<Integer, ZstdDictionary> known = new ConcurrentHashMap<>();
    private final Set<Integer> missing = ConcurrentHashMap.newKeySet();

    /** Made by the first who needs it, so that a log without compressed bodies needs no native library. */
    private static final class Packaged {

        private static final ZstdDictionary DICTIONARY = new ZstdDictionary(packaged());
    }

    static ZstdDictionary current() {
        return Packaged.DICTIONARY;
    }

    private static byte[] packaged() {
        try (InputStream file = Dictionaries.class.getResourceAsStream(FILE)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The packaged file " + FILE + " cannot be read", e);
        }
    }

    /** @throws IllegalStateException when zstd's native library cannot be loaded, saying what to do */
    static void requireLibrary() {
        try {
            Native.load();
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "signalpost.event-log.compression: zstd's native library cannot be loaded from "
                            + System.getProperty("ZstdTempFolder", System.getProperty("java.io.tmpdir"))
                            + ", which may be full, read-only or mounted with noexec; start with -Djava.io.tmpdir=<a folder"
                            + " whose files may be executed>, or keep bodies as they are by"
                            + " signalpost.event-log.compression=none",
                    e);
        }
    }

    /** Sees to it that the log has the current one. Called when it is opened. */
    static void enter(Statements writer) throws SQLException {
        if (writer.number(0, "SELECT count(*) FROM dictionary WHERE number = ?", CURRENT) == 0) {
            writer.update(
                    "INSERT INTO dictionary (number, content) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    CURRENT,
                    packaged());
        }
        writer.connection().commit();
    }

    /**
     * @param seq        of the event that needs it
     * @param connection to the log
     * @throws SQLException when nobody has it
     */
    ZstdDictionary find(int number, long seq, Connection connection) throws SQLException {
        ZstdDictionary dictionary = known.get(number);
        if (dictionary == null) {
            requireLibrary();
            dictionary = number == CURRENT ? current() : read(number, seq, connection);
            known.put(number, dictionary);
        }
        return dictionary;
    }

    private ZstdDictionary read(int number, long seq, Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT content FROM dictionary WHERE number = ?")) {
            select.setInt(1, number);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    return new ZstdDictionary(row.getBytes(1));
                }
            }
        }
        if (missing.add(number)) { // once, however often it is asked for
            log.atError()
                    .addKeyValue("dictionary", number)
                    .addKeyValue("event", seq)
                    .log(
                            "An event of the log cannot be read: its body is compressed with a dictionary that neither this"
                                    + " version nor the log has. Put it into table dictionary again (docs/event-log.md)");
        }
        throw new SQLException("event " + seq + " needs dictionary " + number + ", which is not there");
    }
}
