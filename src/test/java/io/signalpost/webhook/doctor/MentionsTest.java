package io.signalpost.webhook.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.webhook.refused.RefusedRequest;
import io.signalpost.webhook.refused.RefusedRequests;
import io.signalpost.webhook.refused.RefusedRequestsProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class MentionsTest {

    private static final String BODY = "{\"vehicle\":{\"id\":\"vehicle-é\"}}";

    @TempDir
    private Path folder;

    @Test
    void findsAWordInWhateverFormTheBodyCame() throws Exception {
        try (EventLog log = LogFixture.open(LogFixture.properties(LogFixture.url(folder)), Clock.systemUTC())) {
            RefusedRequests requests = new RefusedRequests(
                    new RefusedRequestsProperties(100, DataSize.ofMegabytes(1), Duration.ofDays(1)),
                    log.store(),
                    Clock.systemUTC());
            List.of(
                            BODY.getBytes(UTF_8),
                            BODY.getBytes(UTF_16LE),
                            gzip(BODY.getBytes(UTF_8)),
                            BODY.substring(0, BODY.length() - 3).getBytes(UTF_8),
                            "{\"vehicle\":{\"id\":\"vehicle-e\"}}".getBytes(UTF_8),
                            new byte[0])
                    .forEach(body -> requests.keep(refused(body)));
            await().until(() -> requests.list(10).size() == 6);

            Mentions mentions = new Mentions(requests);

            assertThat(mentions.of(List.of("vehicle-é", "nothing"))).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
            assertThat(mentions.of(List.of("nothing"))).isEmpty();
        }
    }

    private static RefusedRequest refused(byte[] body) {
        return new RefusedRequest(
                Instant.now(), "json", 400, null, "127.0.0.1", null, null, body, RefusedRequest.Findings.NONE);
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }
}
