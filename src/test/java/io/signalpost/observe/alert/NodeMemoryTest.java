package io.signalpost.observe.alert;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What was told of a node outlasts its process, by a small file. */
class NodeMemoryTest {

    private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");
    private static final Told TOLD = new Told(Means.MAIL, AlertKind.NOT_READY, "here", NOON, NOON.plusSeconds(60));

    @TempDir
    Path folder;

    private NodeMemory memory() {
        return new NodeMemory(folder.resolve("data/alerts.properties"), "here");
    }

    @Test
    void knowsAfterARestartWhatWasTold() {
        memory().remember(TOLD);

        assertThat(memory().all()).containsExactly(TOLD);
        memory().forget(Means.MAIL, TOLD.key());
        assertThat(memory().all()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsNone() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/alerts.properties"), "mail/nonsense=x");

        assertThat(memory().all()).isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenItIsKnownWhileTheProcessRuns() throws Exception {
        Files.writeString(folder.resolve("data"), "a file, and no folder");
        NodeMemory memory = memory();

        memory.remember(TOLD);

        assertThat(memory.all()).containsExactly(TOLD);
    }
}
