package io.signalpost.proof.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Within the packaged jar, instead of its own clock: one that is off by the milliseconds in the file {@value #FILE} of the
 * working directory, as a machine's whose time is set anew while it runs.
 */
@AutoConfiguration
public class MachineClock {

    public static final String FILE = "clock-is-off-by";

    @Bean
    @Primary
    Clock machineClock() {
        return new Clock() {
            @Override
            public Instant instant() {
                try {
                    return Instant.now().plusMillis(Long.parseLong(Files.readString(Path.of(FILE))));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("nobody asks the time of another zone");
            }
        };
    }
}
