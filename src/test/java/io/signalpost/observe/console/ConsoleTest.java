package io.signalpost.observe.console;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.testing.Browser;
import io.signalpost.testing.RunningApp;
import io.signalpost.testing.SharedBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The console in a real browser, over a receiver with events of the simulator. */
@ExtendWith({SharedBrowser.class, ConsoleApp.class})
abstract class ConsoleTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    protected Browser browser;
    protected RunningApp app;

    @BeforeEach
    void open() {
        browser = SharedBrowser.browser();
        app = ConsoleApp.app();
        open("overview");
    }

    /** Nothing went wrong in the page, and nothing was kept off it by its policy. */
    @AfterEach
    void nothingWasComplainedOf() {
        List<String> complaints = complaints();
        browser.run("location = 'about:blank'");
        assertThat(complaints).isEmpty();
    }

    /** Those that a test does not expect. */
    List<String> complaints() {
        return browser.complaints();
    }

    /** @param place behind the hash */
    protected void open(String place) {
        browser.open(URI.create(app.management("/") + "#" + place));
    }

    protected JsonNode json(String path) {
        try {
            return JSON.readTree(app.get(path).body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    protected void post(String path, String body) {
        assertThat(RunningApp.send(HttpRequest.newBuilder(app.management(path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }
}
