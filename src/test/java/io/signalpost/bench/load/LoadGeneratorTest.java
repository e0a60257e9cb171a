package io.signalpost.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LoadGeneratorTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Requests requests = new Requests(1 << 20);

    @Test
    void aClosedLoopSendsEachRequestOnceAndCountsWhatIsNot200ByItself() throws Exception {
        try (StubServer server = new StubServer(post -> post % 5 == 0 ? 503 : post % 5 == 1 ? 429 : 200)) {
            LoadResult result =
                    LoadGenerator.run(server.port(), Load.closed(4, LONG), requests.refill(BodySize.TYPICAL, 100));

            assertThat(result.accepted()).isEqualTo(60);
            assertThat(result.latency().getTotalCount()).isEqualTo(60);
            assertThat(result.others()).isEqualTo(Map.of(429, 20L, 503, 20L));
            assertThat(result.rate()).isEqualTo(60 / result.seconds());
            assertThat(server.bodies())
                    .extracting(LoadGeneratorTest::eventId)
                    .hasSize(100)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void anOpenLoopSendsWhatIsDueAndNoMore() throws Exception {
        try (StubServer server = new StubServer(post -> 200)) {
            LoadResult result = LoadGenerator.run(
                    server.port(),
                    new Load(8, 200, Duration.ofMillis(250), BodySize.TYPICAL),
                    requests.refill(BodySize.TYPICAL, 1_000));

            assertThat(result.accepted()).isEqualTo(50);
            assertThat(server.bodies()).hasSize(50);
        }
    }

    /** Were it counted from when a request is sent, only the first one would have waited: coordinated omission. */
    @Test
    void inAnOpenLoopThatIsHeldUpLatencyCountsFromWhenARequestWasDue() throws Exception {
        Duration stall = Duration.ofMillis(300);
        try (StubServer server = new StubServer(post -> {
            if (post == 0) {
                await().pollDelay(stall).until(() -> true);
            }
            return 200;
        })) {
            LoadResult result = LoadGenerator.run(
                    server.port(),
                    new Load(1, 100, Duration.ofMillis(500), BodySize.TYPICAL),
                    requests.refill(BodySize.TYPICAL, 1_000));

            assertThat(result.accepted()).isEqualTo(50);
            assertThat(result.latency().getCountBetweenValues(TimeUnit.MILLISECONDS.toNanos(95), Long.MAX_VALUE))
                    .as("those due in the first 200 ms, when there were 100 ms and more to wait")
                    .isGreaterThanOrEqualTo(20);
        }
    }

    @Test
    void roundsAddUp() throws Exception {
        try (StubServer server = new StubServer(post -> post == 3 ? 503 : 200)) {
            LoadResult first =
                    LoadGenerator.run(server.port(), Load.closed(1, LONG), requests.refill(BodySize.SMALL, 10));
            LoadResult second =
                    LoadGenerator.run(server.port(), Load.closed(1, LONG), requests.refill(BodySize.SMALL, 5));

            LoadResult both = first.plus(second);

            assertThat(both.accepted()).isEqualTo(14);
            assertThat(both.latency().getTotalCount()).isEqualTo(14);
            assertThat(both.others()).isEqualTo(Map.of(503, 1L));
            assertThat(both.seconds()).isEqualTo(first.seconds() + second.seconds());
        }
    }

    private static String eventId(byte[] body) {
        try {
            return new JsonMapper().readTree(body).get("eventId").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
