package io.signalpost.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** In a process of its own: the logging of this one belongs to the other tests. */
class CommandLoggingTest {

    static final class Probe {

        public static void main(String[] args) {
            CommandLogging.onlyWarnings();
            LoggerFactory.getLogger("a.library").debug("details");
            LoggerFactory.getLogger("a.library").info("news");
            LoggerFactory.getLogger("a.Library").warn("trouble", new IllegalStateException("with a stack trace"));
            Logger.getLogger("java.Util").warning("trouble of the JDK");
        }
    }

    @Test
    void onlyWarningsAreSeenOnTheStandardErrorEachInOneLine() throws Exception {
        Process probe = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Probe.class.getName())
                .start();
        String out = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> err = probe.errorReader(StandardCharsets.UTF_8).lines().toList();

        assertThat(probe.waitFor()).isZero();
        assertThat(out).isEmpty();
        assertThat(err).containsExactly("WARN Library: trouble", "WARN Util: trouble of the JDK");
    }
}
