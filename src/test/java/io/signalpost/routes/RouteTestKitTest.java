package io.signalpost.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.signalpost.authoring.kit.CarEvent;
import io.signalpost.authoring.kit.RouteTest;
import io.signalpost.authoring.kit.TestedDelivery;
import io.signalpost.authoring.kit.TestedRoute;
import io.signalpost.eventlog.failure.FailureKind;
import org.apache.commons.lang3.StringUtils;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

import static io.signalpost.authoring.kit.CarEvent.car;
import static io.signalpost.eventlog.failure.FailureKind.DEAD;
import static io.signalpost.eventlog.failure.FailureKind.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The kit fails a test when the route does not do what the test says, and says what it has done instead. */
@RouteTest(
        value = {"docs/cookbook/post-chat.camel.yaml", "docs/cookbook/once-a-day.camel.yaml"},
        settings = {
            "destination.post-chat.url=https://chat.example.com/hook",
            "destination.once-a-day.time-zone=Europe/Berlin"
        })
class RouteTestKitTest {

    private static final String FAULT = "examples/vehicle-error-auth-failed.json";

    @Test
    void aWrongBodyFailsWithTheOneThatArrived(TestedRoute route) {
        TestedDelivery delivery = route.destination("every-fault").deliver(FAULT);

        assertFails(() -> delivery.arrived("http:chat").hasJson("/text", "KIA EV6: Login refused."))
                .isEqualTo(onThePage("expected")
                        .replace("KIA EV6: 40 % left", "KIA EV6: Login refused.")
                        .replace("KIA EV6: 40 %", "KIA EV6: Stored login rejected.")
                        .replace("depot-chat", "chat"));
        assertFails(() -> delivery.arrived("http:chat").hasHeader("Content-Type", "text/plain"))
                .contains("but it is <application/json>");
    }

    @Test
    void aMessageThatDoesNotArriveFailsWithWhatDid(TestedRoute route) {
        TestedDelivery delivery = route.destination("every-fault").deliver(FAULT);

        assertFails(() -> delivery.arrived("http:chat").hasBody("")).contains("arrived at http:chat: {");
        assertFails(delivery::nothingArrived).contains("expected nothing to arrive", "arrived at http:chat: {");
    }

    @Test
    void anEventThatAParameterHoldsBackFailsWithItsName(TestedRoute route) {
        TestedDelivery delivery = route.destination("every-fault").deliver(car().charge(15));

        assertFails(() -> delivery.arrived("http:chat"))
                .contains("held back by the parameter 'eventTypes': 1 event", "nothing arrived anywhere");
        assertFails(delivery::delivered).contains("'eventTypes'");
        assertFails(() -> delivery.filteredBy("triggers")).contains("held back by the parameter 'eventTypes'");
    }

    /** It would pass whatever the route does. */
    @Test
    void anEndpointThatTheRouteDoesNotHaveFailsWithThoseThatItHas(TestedRoute route) {
        TestedRoute chat = route.destination("every-fault");
        TestedDelivery delivery = chat.deliver(FAULT);

        Stream.<ThrowingCallable>of(
                        () -> chat.answer("htp:*", 404),
                        () -> chat.answerWith("htp:*", "{}"),
                        () -> chat.fail("htp:*", new ConnectException()),
                        () -> delivery.arrived("htp:*"),
                        () -> delivery.arrivals("htp:*"))
                .forEach(asked ->
                        assertFails(asked).isEqualTo(onThePage("no endpoint").replace("depot-chat", "chat")));
        assertFails(() -> delivery.arrived("http:chta")).contains("did you mean 'http:chat'?");
        assertFails(() -> delivery.arrived("kafka:*"))
                .doesNotContain("did you mean")
                .contains("there are: http:chat");
    }

    @Test
    void aParameterThatDoesNotFilterFailsWithTheOneThatIsMeant(TestedRoute route) {
        TestedDelivery delivery = route.destination("every-fault").deliver(car().charge(15));

        assertFails(() -> delivery.filteredBy("eventType"))
                .contains("event-log: does not filter by a parameter 'eventType'; did you mean 'eventTypes'?")
                .contains("held back by the parameter 'eventTypes': 1 event");
    }

    @Test
    void nothingToDeliverFails(TestedRoute route) {
        assertFails(route::deliver).contains("deliver(…) needs an event: deliver(car())");
        assertFails(() -> route.deliver(new CarEvent[0])).contains("deliver(…) needs an event");
    }

    @Test
    void anEndpointThatIsToBeRealAndThatTheRouteDoesNotHaveFails() {
        assertThat(failuresOf(RealByMistake.class))
                .singleElement()
                .asString()
                .contains("no endpoint of these route files is 'htp:*'");
    }

    @Test
    void aFailureIsWhatItsCodeMeans(TestedRoute route) {
        TestedDelivery delivery = route.destination("every-fault")
                .fail("http:chat", new ConnectException("refused"))
                .deliver(FAULT);

        assertFails(() -> delivery.failed(DEAD))
                .contains("expected the failure to mean dead, but it means unavailable");
        assertThat(delivery.failed(UNAVAILABLE).code()).isNull();
        delivery.arrived("http:chat");
    }

    /** It would pass whatever the answer means. */
    @Test
    void aFailureBeforeTheEndpointOfWhichTheTestSaysWhatItAnswersFailsTheTest() {
        assertThat(failuresOf(FailsEarly.class))
                .singleElement()
                .asString()
                .contains("expected the delivery to fail by what the test says of http:localhost,"
                        + " but it failed before anything was sent there")
                .contains("failed (retry): java.lang.IllegalStateException: too early");
    }

    @Test
    void whatTheTestBeforeHadAnEndpointAnswerIsForgotten(TestedRoute route) {
        assertFails(() -> route.destination("every-fault").deliver(FAULT).failed(DEAD))
                .contains("but it did not");
    }

    @Test
    void severalDestinationsHaveToBeChosenFrom(TestedRoute route) {
        assertFails(() -> route.deliver(FAULT)).contains("[every-fault, once-a-day]");
        assertFails(() -> route.destination("crm").deliver(FAULT)).contains("[every-fault, once-a-day]");
    }

    @Test
    void whatIsNoEventIsSaidToBeNone(TestedRoute route) {
        assertFails(() -> route.deliver("{\"eventType\": "))
                .contains("the event is no event: expected one JSON object");
        assertFails(() -> route.deliver("no-such.json"))
                .contains("there is no no-such.json: put it into src/test/resources");
    }

    @Test
    void whatNoCarHasIsSaidToBeNone() {
        assertThatThrownBy(() -> car().signal("tractionbattery-stateofchrage", 1))
                .hasMessageContaining("did you mean 'tractionbattery-stateofcharge'?");
        assertThatThrownBy(() -> car().signal("charge-ischarging", "yes").event())
                .hasMessageContaining("'value' of charge-ischarging is a boolean");
        assertThatThrownBy(() -> car().signal("location-preciselocation", 1).event())
                .hasMessageContaining("give a map of latitude, longitude");
    }

    @Test
    void aDeliveryThatFailsUnnoticedFailsTheTest() {
        assertThat(failuresOf(FailsUnnoticed.class))
                .singleElement()
                .asString()
                .contains("the delivery failed; where that is right, say failed(…) first")
                .contains("failed (retry): java.lang.IllegalStateException: The chat answered 503");
    }

    @Test
    void aRouteThatTheGateRefusesFailsWithItsFindings() {
        assertThat(failuresOf(Refused.class))
                .singleElement()
                .asString()
                .contains("the start refuses this route:")
                .contains("docs/cookbook/once-a-day.camel.yaml:35:30: no route reads direct:post-chat");
    }

    @Test
    void aSettingThatIsMissingFailsWithItsName() {
        assertThat(failuresOf(LacksASetting.class))
                .singleElement()
                .asString()
                .contains("{{destination.post-chat.url}} is not set");
    }

    @Test
    void aFileThatIsNotThereFailsWithItsName() {
        assertThat(failuresOf(Absent.class))
                .singleElement()
                .asString()
                .contains("there is no route file routes/absent.camel.yaml");
    }

    @RouteTest(
            value = "docs/cookbook/post-chat.camel.yaml",
            settings = "destination.post-chat.url=https://chat.example.com/hook")
    static class FailsUnnoticed {
        @Test
        void test(TestedRoute route) {
            route.answer("http:*", 503).deliver(FAULT);
        }
    }

    @RouteTest("src/test/resources/route-test/fails-early.camel.yaml")
    static class FailsEarly {
        @Test
        void test(TestedRoute route) {
            route.answer("http:localhost", 503).deliver(FAULT).failed(FailureKind.RETRY);
        }
    }

    @RouteTest(
            value = "docs/cookbook/once-a-day.camel.yaml",
            settings = "destination.once-a-day.time-zone=Europe/Berlin")
    static class Refused {
        @Test
        void test() {}
    }

    @RouteTest(
            value = "docs/cookbook/post-chat.camel.yaml",
            settings = "destination.post-chat.url=https://chat.example.com/hook",
            real = "htp:*")
    static class RealByMistake {
        @Test
        void test(TestedRoute route) {}
    }

    @RouteTest("docs/cookbook/post-chat.camel.yaml")
    static class LacksASetting {
        @Test
        void test() {}
    }

    @RouteTest("routes/absent.camel.yaml")
    static class Absent {
        @Test
        void test() {}
    }

    /** The failure that docs/route-tests.md shows, by its first words. */
    private static String onThePage(String beginning) {
        try {
            String page = Files.readString(Path.of("docs/route-tests.md"));
            return beginning + StringUtils.substringBetween(page, "```text\n" + beginning, "\n```");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AbstractStringAssert<?> assertFails(ThrowingCallable asked) {
        return assertThat(catchThrowableOfType(AssertionError.class, asked).getMessage());
    }

    /** What JUnit says when it runs that class. */
    private static List<String> failuresOf(Class<?> testClass) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(testClass))
                                .build(),
                        listener);
        return listener.getSummary().getFailures().stream()
                .map(failure -> failure.getException().getMessage())
                .toList();
    }
}
