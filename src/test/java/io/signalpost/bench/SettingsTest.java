package io.signalpost.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import io.signalpost.bench.accept.Lineup;
import io.signalpost.bench.deliver.Deliver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {

    private final Properties properties = new Properties();

    @Test
    void allIsMeasuredUnlessSaidOtherwise() {
        properties.setProperty("bench.rounds", ""); // as Maven passes what is not given

        assertThat(Settings.of(properties))
                .isEqualTo(new Settings(
                        List.of(Suite.values()),
                        Lineup.SERVERS,
                        Duration.ofSeconds(45),
                        Duration.ofSeconds(5),
                        3,
                        List.of(10_000, 1_000_000, 10_000_000),
                        1_000_000,
                        Deliver.DELIVERIES,
                        Optional.empty(),
                        List.of(),
                        Path.of("target/bench")));
    }

    @ParameterizedTest
    @CsvSource({
        "bench.suites, accpt, 'a comma list of some of accept,sustained,cost,live,visible,backlog,reading,database,deliver,disk,growth,memory,move,start'",
        "bench.servers, 'limit,signalpost', 'a comma list of some of limit,no-log,signalpost-sqlite'",
        "bench.warm-up, 45s, a whole number from 0 to 3600",
        "bench.seconds, 0, a whole number from 1 to 3600",
        "bench.rounds, -1, a whole number from 1 to 3600",
        "bench.backlog, 1M, a whole number from 1 to 100000000",
        "bench.log-sizes, 0, a whole number from 1 to 100000000",
        "bench.deliveries, http-100, 'a comma list of some of http-50,http-200,sqs-20,nodes'",
        "bench.before, no-such.jar, a signalpost.jar",
        "bench.jdks, no-such-jdk, a folder with bin/java"
    })
    void aWrongValueIsNamedWithWhatToWrite(String name, String value, String expected) {
        properties.setProperty(name, value);

        assertThatThrownBy(() -> Settings.of(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("%s is '%s', but must be %s".formatted(name, value, expected))
                .hasMessageContaining("Write for instance -D" + name + "=");
    }
}
