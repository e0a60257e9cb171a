package io.signalpost.observe.console;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import io.signalpost.eventlog.LogDatabase;
import io.signalpost.testing.Browser;
import io.signalpost.testing.BusinessSystem;
import io.signalpost.testing.PackagedApp;
import io.signalpost.testing.SharedBrowser;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The console of the packaged jar in Chromium, over what the packaged simulator sends. It makes the pictures of the docs. */
@ExtendWith(SharedBrowser.class)
@Timeout(300)
class ConsoleIT {

    /** Where the docs' pictures are taken from, by the database: {@code docs/images}. */
    private static final Path PICTURES = Path.of("target", "console");

    private static final String USER = "anna";
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    static Path folder;

    private final Browser browser = SharedBrowser.browser();
    private BusinessSystem system;

    @BeforeAll
    static void addUser() throws Exception {
        try (PackagedApp command =
                PackagedApp.launch(folder, "user", "add", USER, "--role=operator,auditor", "--password-stdin")) {
            try (Writer input = command.process().outputWriter()) {
                input.write(PASSWORD);
            }
            assertThat(command.process().waitFor()).as(command.output()).isZero();
        }
    }

    @BeforeEach
    void startBusinessSystem() throws IOException {
        system = BusinessSystem.start();
        system.answer(ConsoleIT::answer);
    }

    /** There is an event in twenty that it will never take. */
    private static void answer(HttpExchange exchange) throws IOException {
        boolean dead = exchange.getRequestHeaders().getFirst("webhook-id").hashCode() % 20 == 0;
        BusinessSystem.answering(dead ? 422 : 200).handle(exchange);
    }

    @AfterEach
    void leave() {
        browser.run("location = 'about:blank'");
        system.close();
    }

    @Test
    void onSqlite() throws Exception {
        LogDatabase log = LogDatabase.sqlite(folder);
        try (PackagedApp app = launch("alone", log).awaitReady();
                PackagedApp sender = simulate(app)) {
            walk(app, app, log, "sqlite");
        }
    }

    @Test
    void onPostgresqlWithTwoNodes() throws Exception {
        LogDatabase log = LogDatabase.postgresql();
        String tables = "destination.database.url=" + log.url(); // one for both, as it has to be
        try (PackagedApp one = launch("one", log, tables);
                PackagedApp other = launch("other", log, tables);
                PackagedApp sender = simulate(one.awaitReady())) {
            walk(one, other.awaitReady(), log, "postgresql");
        }
    }

    /** @param other of the nodes, which shows what is done at the first; the same where there is one */
    private void walk(PackagedApp one, PackagedApp other, LogDatabase log, String database) throws IOException {
        ConsoleWalk walk = new ConsoleWalk(browser, PICTURES.resolve(database));
        walk.logIn(one.management("/"), "dead-letters", USER, PASSWORD);
        walk.deadLettersAreInGroups();
        walk.theirEventsShowTheirLifeAndAreReplayed();
        MadeUpWeek.write(log.sql(), "database", "files", "http");
        walk.theOverviewSaysHowAllIsDoing();
        walk.aRefusedRequestHasTheDoctorsVerdict();
        walk.aVehicleHasItsSignalsAndACourse();
        walk.aDestinationIsPaused("http");
        walk.nothingCameFromElsewhere();

        if (other != one) {
            walk.logIn(other.management("/"), "destinations/http", USER, PASSWORD);
        }
        walk.itIsResumed("http");
        walk.theAuditHasWhatWasDone(USER);
        assertThat(browser.complaints())
                .as("but for what was asked before the login, and what the name of the destination is the id of")
                .allMatch(complaint -> complaint.contains(" 401 ") || complaint.contains("/http - "));
    }

    private PackagedApp launch(String name, LogDatabase log, String... more) throws IOException {
        String[] own = {
            "signalpost.management-users-file=" + folder.resolve("users"), "signalpost.event-log.url=" + log.url()
        };
        String[] settings = Stream.of(ConsoleApp.settings(system, ArrayUtils.addAll(own, more)))
                .map("--"::concat)
                .toArray(String[]::new);
        return PackagedApp.launch(Files.createDirectory(folder.resolve(name)), settings);
    }

    /** Vehicles that drive, one of which loses its connection, and now and then a wrong signature. */
    private PackagedApp simulate(PackagedApp receiver) throws IOException {
        return PackagedApp.launch(
                folder,
                "simulate",
                "--target=" + receiver.webhook(),
                "--vehicles=12",
                "--rate=25",
                "--seconds=600",
                "--signals=odometer-traveleddistance,location-preciselocation",
                "--fault=wrong-token=0.05",
                "--break-after=1");
    }
}
