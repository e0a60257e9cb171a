package io.signalpost.command.receiver;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Suggestion;
import io.signalpost.database.OwnerOnly;
import org.apache.commons.lang3.StringUtils;

/** A file of properties that says which receiver to talk to, and as whom. */
final class ReceiverFile {

    static final String URL = "url";
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String TRUST = "trust";

    /** Below the home of who runs the command. */
    static final Path IN_HOME = Path.of(".signalpost", "receiver.properties");

    private static final Set<String> KEYS = new TreeSet<>(Set.of(URL, USER, PASSWORD, TRUST));

    private final Path path;
    private final Properties values = new Properties();

    private ReceiverFile(Path path) {
        this.path = path;
    }

    /**
     * @param path null for the one in the home, which need not be there
     * @throws IllegalArgumentException when it cannot be read, has a key that is not known, or others may read its password
     */
    static ReceiverFile read(Path path, Map<String, String> environment) {
        if (path != null) {
            return read(path);
        }
        return inHome(environment)
                .filter(Files::exists)
                .map(ReceiverFile::read)
                .orElseGet(() -> new ReceiverFile(IN_HOME));
    }

    private static Optional<Path> inHome(Map<String, String> environment) {
        return Stream.of("HOME", "USERPROFILE")
                .map(environment::get)
                .filter(StringUtils::isNotBlank)
                .map(home -> Path.of(home).resolve(IN_HOME))
                .findFirst();
    }

    private static ReceiverFile read(Path path) {
        ReceiverFile file = new ReceiverFile(path);
        try (Reader text = Files.newBufferedReader(path)) {
            file.values.load(text);
            file.check();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    path + " cannot be read: " + e.getClass().getSimpleName());
        }
        return file;
    }

    private void check() throws IOException {
        for (String key : new TreeSet<>(values.stringPropertyNames())) {
            if (!KEYS.contains(key)) {
                String meant = Suggestion.clause(key, KEYS);
                throw new IllegalArgumentException(path + ": unknown key '" + key + "'"
                        + (meant.isEmpty() ? "; there are " + String.join(", ", KEYS) : meant));
            }
        }
        if (value(PASSWORD).isPresent() && OwnerOnly.othersMayUse(path)) {
            throw new IllegalArgumentException(
                    path + ": others may read the password in it; take that from them, for instance by chmod 600");
        }
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values.getProperty(key)).map(String::strip).filter(StringUtils::isNotEmpty);
    }

    /** @param file as the value names it: seen from the folder of this file */
    Path beside(String file) {
        return path.resolveSibling(file);
    }
}
