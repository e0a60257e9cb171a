package io.signalpost.webhook.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.eventlog.LogFixture.SetClock;
import io.signalpost.webhook.refused.RefusedRequest.Findings;
import io.signalpost.webhook.refused.RefusedRequests.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import static io.signalpost.eventlog.LogFixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** How refused requests are kept, in whatever database. */
abstract class RefusedRequestsContract {

    private static final Instant START = Instant.parse("2026-03-16T08:40:00Z");

    private final SetClock clock = new SetClock(START);
    private LogDatabase database;
    private EventLog log;
    private RefusedRequests requests;

    abstract LogDatabase database();

    @BeforeEach
    void open() throws Exception {
        database = database();
        log = LogFixture.open(properties(database), clock);
        requests = new RefusedRequests(
                new RefusedRequestsProperties(5, DataSize.ofKilobytes(10), Duration.ofDays(2)), log.store(), clock);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private static RefusedRequest unsigned(String name) {
        return request(name, "unsigned", null, null, 100);
    }

    private static RefusedRequest mismatched(String name) {
        return request(name, "signature", "0".repeat(64), null, 100);
    }

    private static RefusedRequest authentic(String name) {
        return request(name, "json", "right-" + name, "default", 100);
    }

    private static RefusedRequest request(String name, String cause, String signature, String token, int size) {
        return new RefusedRequest(
                START, cause, 401, signature, name, null, null, new byte[size], new Findings(token, null, null, null));
    }

    /** Keeps them one after the other; the newest, by the address that names them, is the last. */
    private void keep(RefusedRequest... several) {
        long commits = log.commits();
        for (RefusedRequest request : several) {
            requests.keep(request);
        }
        await().until(() -> log.commits() > commits && log.queued() == 0);
        requests.remove(-1); // behind all that was queued before
    }

    private List<String> names() {
        return requests.list(100).stream()
                .map(entry -> entry.request().remote())
                .toList();
    }

    @Test
    void theOldestGoFirst() throws Exception {
        for (int i = 1; i <= 8; i++) {
            keep(mismatched("m" + i));
        }

        assertThat(names()).containsExactly("m8", "m7", "m6", "m5", "m4");
    }

    @Test
    void findsWhatIsAskedFor() throws Exception {
        keep(mismatched("m1"), unsigned("u1"), authentic("a1"), mismatched("m2"));

        assertThat(names(Long.MAX_VALUE, null, null, Set.of("signature"))).containsExactly("m2", "m1");
        assertThat(names(Long.MAX_VALUE, START, START.plusMillis(1), Set.of("json", "unsigned")))
                .containsExactly("a1", "u1");
        assertThat(names(Long.MAX_VALUE, START.plusMillis(1), null, Set.of())).isEmpty();
        assertThat(names(Long.MAX_VALUE, null, START, Set.of())).isEmpty();
        long second = requests.list(2).get(1).id();
        assertThat(names(second, null, null, Set.of())).containsExactly("u1", "m1");
        assertThat(requests.count()).isEqualTo(4);
    }

    private List<String> names(long before, Instant from, Instant to, Set<String> causes) {
        return requests.list(new RefusedSearch(before, from, to, causes), 100).stream()
                .map(entry -> entry.request().remote())
                .toList();
    }

    @Test
    void unsignedRequestsGoBeforeSignedOnesAndAuthenticOnesLast() throws Exception {
        keep(authentic("a1"), mismatched("m1"), unsigned("u1"), mismatched("m2"), unsigned("u2"));

        keep(authentic("a2"));
        assertThat(names()).containsExactly("a2", "u2", "m2", "m1", "a1");
        keep(mismatched("m3"));
        assertThat(names()).containsExactly("m3", "a2", "m2", "m1", "a1");
        keep(authentic("a3"), authentic("a4"), authentic("a5"));
        assertThat(names()).containsExactly("a5", "a4", "a3", "a2", "a1");
    }

    @Test
    void strangersCannotPushOutWhatIsAuthentic() throws Exception {
        keep(authentic("a1"), authentic("a2"), authentic("a3"), authentic("a4"), authentic("a5"));

        keep(unsigned("u1"), mismatched("m1"), request("large", "signature", "x", null, 9_000));

        assertThat(names()).containsExactly("a5", "a4", "a3", "a2", "a1");
    }

    @Test
    void anAuthenticRequestThatIsSentAgainAndAgainPushesNothingOut() throws Exception {
        keep(authentic("a1"), mismatched("m1"));

        keep(authentic("a1"), authentic("a1"), authentic("a2"), authentic("a1"), mismatched("m1"));

        assertThat(names()).containsExactly("m1", "a2", "m1", "a1");
    }

    @Test
    void theSizeIsBoundedToo() throws Exception {
        keep(mismatched("m1"), mismatched("m2"));

        keep(request("large", "signature", "x", null, 10_100));
        assertThat(names()).containsExactly("large", "m2");
        keep(request("huge", "signature", "x", null, 20_000));
        assertThat(names()).containsExactly("huge");
    }

    @Test
    void theAgeIsBoundedWhateverTheRetentionOfEvents() throws Exception {
        keep(authentic("a1"));
        clock.set(START.plus(Duration.ofDays(2)));
        requests.prune();
        assertThat(names()).containsExactly("a1");

        clock.set(START.plus(Duration.ofDays(2)).plusMillis(1));
        requests.prune();

        assertThat(names()).isEmpty();
    }

    @Test
    void aRequestIsFoundAsItWasKept() throws Exception {
        RefusedRequest request = new RefusedRequest(
                START,
                "signature",
                401,
                "abc",
                "203.0.113.9",
                "fleet-a",
                "{\"Via\":[\"1.1 proxy\"]}",
                new byte[] {0, -1},
                new Findings("default", "header-renamed", "VEHICLE_STATE", "LIVE"));
        keep(request);
        Entry listed = requests.list(1).get(0);

        assertThat(listed.size()).isEqualTo(request.size()).isEqualTo(23);
        assertThat(listed.request().body()).isNull();
        assertThat(requests.find(listed.id()))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(new Entry(listed.id(), 23, request));
        assertThat(requests.find(listed.id() + 1)).isEmpty();
    }

    @Test
    void whatIsRemovedIsGoneAndItsIdIsNotGivenAgain() throws Exception {
        keep(unsigned("u1"), unsigned("u2"));
        long id = requests.list(1).get(0).id();

        assertThat(requests.remove(id)).isTrue();
        assertThat(requests.remove(id)).isFalse();
        keep(unsigned("u3"));

        assertThat(names()).containsExactly("u3", "u1");
        assertThat(requests.find(id)).isEmpty();
    }

    @Test
    void aListIsLimited() throws Exception {
        keep(unsigned("u1"), unsigned("u2"), unsigned("u3"));

        assertThat(requests.list(2))
                .extracting(entry -> entry.request().remote())
                .containsExactly("u3", "u2");
    }

    @Test
    void whatAnotherProcessKeepsIsCountedSoonerOrLater() throws Exception {
        keep(unsigned("u1"), unsigned("u2"), unsigned("u3"));
        database.sql()
                .update("INSERT INTO refused (worth, size, received_at, cause, status, remote)"
                        + " VALUES (2, 10, 0, 'json', 400, 'other1'), (2, 10, 0, 'json', 400, 'other2')");

        for (int batch = 0; batch < 2; batch++) {
            keep(Stream.generate(() -> unsigned("u")).limit(60).toArray(RefusedRequest[]::new));
        }

        assertThat(names()).containsExactly("u", "u", "u", "other2", "other1");
    }

    @Test
    void aBodyKeepsNoWordThatIsNone() {
        assertThat(new Findings(null, null, "VEHICLE STATE\0", "live")).isEqualTo(Findings.NONE);
        assertThat(new Findings(null, null, "x".repeat(65), "")).isEqualTo(Findings.NONE);
        assertThat(new Findings(null, null, "VEHICLE_STATE", "TEST").mode()).isEqualTo("TEST");
    }

    @Test
    void boundsThatBoundNothingAreRefused() {
        assertThatThrownBy(() -> new RefusedRequestsProperties(1, DataSize.ofMegabytes(1), Duration.ZERO))
                .hasMessage("signalpost.refused.max-age is PT0S, write a time above zero, for instance 7d");
        assertThatThrownBy(() -> new RefusedRequestsProperties(-1, DataSize.ofMegabytes(1), Duration.ofDays(7)))
                .hasMessage("signalpost.refused.max-count is -1, write a number above zero, for instance 1000");
    }
}
