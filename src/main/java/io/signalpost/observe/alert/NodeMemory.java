package io.signalpost.observe.alert;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

import io.signalpost.database.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is told of this node itself, above all that it cannot take events: kept in a small file, as the event log may be what is
 * away. Where not even that can be written it is known until the process ends.
 */
final class NodeMemory implements ToldMemory {

    private static final Logger log = LoggerFactory.getLogger(NodeMemory.class);

    private final Path file;
    private final String node;
    private final Properties told = new Properties();

    /** @param node what its subjects are, however the node was called before */
    NodeMemory(Path file, String node) {
        this.file = file;
        this.node = node;
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                told.load(in);
                all();
            } catch (IOException | RuntimeException unreadable) {
                told.clear();
                log.atDebug().setCause(unreadable).log("What was told before is not known");
            }
        }
    }

    @Override
    public List<Told> all() {
        List<Told> all = new ArrayList<>();
        told.forEach((name, times) -> {
            String[] key = String.valueOf(name).split("/");
            String[] since = String.valueOf(times).split("/");
            all.add(new Told(
                    Means.valueOf(key[0].toUpperCase(Locale.ROOT)),
                    AlertKind.of(key[1]),
                    node,
                    Instant.parse(since[0]),
                    Instant.parse(since[1])));
        });
        return all;
    }

    @Override
    public void remember(Told each) {
        told.setProperty(name(each.means(), each.key()), each.since() + "/" + each.toldAt());
        save();
    }

    @Override
    public void forget(Means means, Alert.Key key) {
        told.remove(name(means, key));
        save();
    }

    private static String name(Means means, Alert.Key key) {
        return means.word() + "/" + key.kind().word();
    }

    private void save() {
        try {
            OwnerOnly.create(file);
            try (Writer out = Files.newBufferedWriter(file)) {
                told.store(out, "Alerts that were sent and are not over");
            }
        } catch (IOException e) {
            log.atDebug().setCause(e).log("What was told will be forgotten by a restart");
        }
    }
}
