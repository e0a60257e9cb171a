package io.signalpost.observe.alert;

import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.eventlog.LogFixture;
import io.signalpost.eventlog.LogFixture.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Which messages are due, with a real memory and a clock that the test sets. */
@ExtendWith(OutputCaptureExtension.class)
class AlertWatchTest {

    private static final Instant NOON = Instant.parse("2026-03-16T12:00:00Z");
    private static final Duration DOWN_AFTER = Duration.ofMinutes(5);
    private static final Alert DOWN = new Alert(AlertKind.DESTINATION_DOWN, "http", NOON, "HTTP 503");
    private static final Alert DEAD = new Alert(AlertKind.DEAD_LETTERS, "http", NOON, "2 dead letters");

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock(NOON.plus(DOWN_AFTER));
    private EventLog log;
    private List<Alert> alerts = List.of();
    private AlertWatch watch;

    @BeforeEach
    void start() throws Exception {
        log = LogFixture.open(LogFixture.properties(LogDatabase.sqlite(folder)), Clock.systemUTC());
        watch = watch("ops@example.com", "");
    }

    @AfterEach
    void stop() {
        log.close();
    }

    private AlertWatch watch(String mailTo, String webhookUrl) {
        AlertsProperties properties = new AlertsProperties(
                mailTo,
                webhookUrl,
                false,
                Duration.ofMinutes(1),
                DOWN_AFTER,
                Duration.ofMinutes(1),
                Duration.ofHours(4),
                "docs/alerts.md");
        return new AlertWatch(
                new Watched(() -> true, this::alerts, new LogMemory(log.store())), properties, clock, "here");
    }

    private List<Alert> alerts() {
        if (alerts == null) {
            throw new IllegalStateException("the log is away");
        }
        return alerts;
    }

    /** The titles of what was due and has been sent. */
    private List<String> send() {
        List<AlertMessage> due = watch.due();
        due.forEach(watch::told);
        return due.stream().map(AlertMessage::title).toList();
    }

    private void pass(Duration time) {
        clock.set(clock.instant().plus(time));
    }

    @Test
    void eachIsToldOnceAndAgainWhenItHasLasted() {
        alerts = List.of(DOWN, DEAD);

        assertThat(send()).containsExactly("The destination http is down", "Events could not be delivered to http");
        pass(Duration.ofHours(3));
        assertThat(send()).isEmpty();
        pass(Duration.ofHours(1));
        assertThat(send()).startsWith("Still so: The destination http is down").hasSize(2);
        assertThat(send()).isEmpty();
    }

    @Test
    void theEndIsToldWhenItHasBeenOverForAMinuteAndThenItMayBeginAnew() {
        alerts = List.of(DOWN);
        send();
        alerts = List.of();

        assertThat(send()).isEmpty();
        pass(Duration.ofSeconds(59));
        assertThat(send()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(send()).containsExactly("Over: The destination http is no longer down");
        assertThat(send()).isEmpty();
        alerts = List.of(DOWN);
        assertThat(send()).containsExactly("The destination http is down");
    }

    @Test
    void whatComesAndGoesIsOneAlert() {
        alerts = List.of(DOWN);
        send();
        for (int i = 0; i < 10; i++) {
            alerts = List.of();
            assertThat(send()).isEmpty();
            pass(Duration.ofSeconds(50));
            alerts = List.of(DOWN);
            assertThat(send()).isEmpty();
            pass(Duration.ofSeconds(50));
        }
    }

    @Test
    void aRestartTellsNothingAnewButTheEndOfWhatWasTold() {
        alerts = List.of(DOWN);
        send();

        watch = watch("ops@example.com", "");
        assertThat(send()).isEmpty();
        alerts = List.of();
        send();
        pass(Duration.ofMinutes(1));

        assertThat(send()).containsExactly("Over: The destination http is no longer down");
    }

    @Test
    void whatHasNotLastedIsNotToldOfAndWhatWasToldOfIsNotOverThen() {
        Alert again = DOWN.since(clock.instant()); // as after a restart
        alerts = List.of(again);
        pass(DOWN_AFTER.minusSeconds(1));
        assertThat(send()).isEmpty();
        alerts = List.of(DOWN);
        assertThat(send()).containsExactly("The destination http is down");

        alerts = List.of(again.since(clock.instant()));
        send();
        pass(Duration.ofMinutes(2));
        assertThat(send()).isEmpty();
        pass(DOWN_AFTER);
        assertThat(send()).isEmpty();
    }

    @Test
    void aNodeIsNotReadyForAMinuteBeforeItIsToldOf() {
        alerts = List.of(new Alert(AlertKind.NOT_READY, "here", clock.instant(), "eventLog"));
        assertThat(send()).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(send()).containsExactly("Signalpost on here cannot take events");
    }

    @Test
    void aDestinationIsDownFromTheFirstMomentOn() {
        log.destinations().attach("http", NOON, "");
        LogDatabase.sqlite(folder)
                .sql()
                .update(
                        "UPDATE destination_reader SET down = 1, down_since = ?, down_reason = 'HTTP 503'",
                        System.currentTimeMillis());

        assertThat(new LogConditions(log, List::of).alerts())
                .extracting(Alert::kind)
                .containsExactly(AlertKind.DESTINATION_DOWN);
    }

    @Test
    void whatIsNotKnownIsNeitherBegunNorOver() {
        alerts = List.of(DOWN);
        send();
        alerts = null;
        pass(Duration.ofHours(1));

        assertThat(send()).isEmpty();
    }

    @Test
    void aMessageThatCannotBeSentIsTriedAgainAfterPausesAndHoldsUpNoOther(CapturedOutput output) {
        watch = watch("ops@example.com", "https://chat.example.com/hook");
        alerts = List.of(DOWN);
        AlertMessage mail = watch.due().get(0);
        watch.failed(mail, new ConnectException("to hidden@example.com"));

        assertThat(watch.due()).extracting(AlertMessage::means).containsExactly(Means.WEBHOOK);
        watch.due().forEach(watch::told);
        pass(Duration.ofSeconds(10));
        assertThat(watch.due()).extracting(AlertMessage::means).containsExactly(Means.MAIL);
        watch.failed(mail, new ConnectException());
        pass(Duration.ofSeconds(19));
        assertThat(watch.due()).isEmpty();
        for (int i = 0; i < 20; i++) {
            watch.failed(mail, new ConnectException());
        }
        pass(Duration.ofMinutes(5));
        assertThat(send()).hasSize(1);
        assertThat(output)
                .contains("An alert could not be sent")
                .contains("by=\"mail\"", "alert=\"destination-down\"", "subject=\"http\"", "ConnectException")
                .doesNotContain("hidden");
    }

    @Test
    void aMessageSaysWhatSinceWhenWhyAndWhatToDo() {
        alerts = List.of(DOWN);

        AlertMessage message = watch.due().get(0);

        assertThat(message.text()).isEqualTo("""
                The destination http is down.

                Since:      2026-03-16 12:00:00 UTC, for 5 minutes
                Why:        HTTP 503
                It means:   Its events wait in the log and are delivered when it is back. Events go on being received.
                What to do: See to the system behind it. Signalpost tries again by itself; a restart is not needed.
                More:       docs/alerts.md#destination-down

                Told by Signalpost on here at 2026-03-16 12:05:00 UTC. You are told once, reminded while it lasts, and told when it is over.
                """);
        assertThat(message.json())
                .containsEntry("kind", "destination-down")
                .containsEntry("subject", "http")
                .containsEntry("occasion", "begun")
                .containsEntry("text", message.text());
    }

    @Test
    void eachKindHasItsPlaceOnThePage() throws Exception {
        String page = Files.readString(Path.of("docs/alerts.md")).toLowerCase();

        assertThat(AlertKind.values()).allSatisfy(kind -> {
            assertThat(page).contains("\n### " + kind.heading().replace('-', ' ') + "\n");
            assertThat(page).contains("`" + kind.word() + "`");
        });
    }
}
