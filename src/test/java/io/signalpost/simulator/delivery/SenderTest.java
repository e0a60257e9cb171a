package io.signalpost.simulator.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.simulator.delivery.Delivery.State;
import io.signalpost.simulator.delivery.Receiver.Request;
import io.signalpost.simulator.wire.OutgoingEvent;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.OutgoingEvent.Type;
import io.signalpost.simulator.wire.WireProfile;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Smartcar's "Delivery behavior", as a receiver sees it. */
class SenderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sending sending = Sending.fast();
    private final Receiver receiver = sending.receiver;

    @AfterEach
    void stop() {
        sending.close();
    }

    @Test
    void anEventIsPostedWithTheHeadersOfSmartcar() {
        sending.send(receiver.uri()).join();

        Request request = receiver.requests().get(0);
        assertThat(request.start()).isEqualTo("POST /hook HTTP/1.1");
        assertThat(request.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Content-Length", String.valueOf(request.body().length))
                .containsEntry("User-Agent", "Smartcar/4.0")
                .containsEntry("SC-Signature", sending.application.signLive(request.body()))
                .doesNotContainKeys("Upgrade", "HTTP2-Settings", "Expect", "Transfer-Encoding");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void any2xxAcknowledges(int status) {
        receiver.answer(Receiver.status(status));

        Delivery delivery = sending.send(receiver.uri()).join();

        assertThat(delivery.state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(delivery.dropReason()).isNull();
        assertThat(delivery.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.status()).isEqualTo(status);
            assertThat(attempt.failure()).isNull();
            assertThat(attempt.bytes()).isEqualTo(receiver.requests().get(0).body().length);
            assertThat(attempt.faults()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Length: 1000000000\r\n", "Transfer-Encoding: chunked\r\n"})
    void theHeadOfTheAnswerAcknowledgesWhateverBecomesOfItsBody(String length) {
        receiver.answer((request, out) -> {
            Receiver.text("HTTP/1.1 200 OK\r\n" + length + "\r\nno").to(request, out);
            out.close();
        });

        assertThat(sending.send(receiver.uri()).join().attempts())
                .singleElement()
                .extracting(Attempt::failure)
                .isNull();
    }

    @Test
    void nobodyWaitsForTheBodyOfAnAnswerAndTheConnectionIsClosedInTheEnd() {
        try (Sending impatient = Sending.impatient()) {
            impatient.receiver.answer(Receiver.text("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"));

            Delivery delivery = impatient.send(impatient.receiver.uri()).join();

            assertThat(delivery.attempts()).extracting(Attempt::status).containsExactly(200);
            assertThat(delivery.state()).isEqualTo(State.ACKNOWLEDGED);
            await().until(() -> impatient.receiver.connections() == 0);
        }
    }

    @Test
    void theConnectionOfAShortAnswerIsUsedAgain() {
        receiver.answer(Receiver.text("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));

        IntStream.range(0, 30).forEach(i -> sending.send(receiver.uri()).join());

        assertThat(receiver.requests()).hasSize(30);
        assertThat(receiver.accepted()).isLessThan(10); // the next post may begin before the body has been read
    }

    @ParameterizedTest
    @ValueSource(ints = {304, 400, 401, 407, 410, 429, 500, 503})
    void anyOtherAnswerIsTriedAgainThreeTimesThenTheEventIsDropped(int status) {
        receiver.answer(Receiver.status(status, "Retry-After: 3600"));

        Delivery delivery = sending.send(receiver.uri()).join();

        assertThat(delivery.state()).isEqualTo(State.DROPPED);
        assertThat(delivery.dropReason()).isEqualTo("not acknowledged in 4 attempts");
        assertThat(delivery.attempts()).extracting(Attempt::number).containsExactly(1, 2, 3, 4);
        assertThat(delivery.attempts()).allSatisfy(attempt -> {
            assertThat(attempt.status()).isEqualTo(status);
            assertThat(attempt.failure()).startsWith("answered " + status);
        });
        assertThat(receiver.requests()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsAreFailuresAndNotFollowed(int status) {
        receiver.answer(Receiver.status(status, "Location: /elsewhere"));

        Delivery delivery = sending.send(receiver.uri()).join();

        assertThat(delivery.state()).isEqualTo(State.DROPPED);
        assertThat(delivery.attempts().get(0).failure()).contains(status + ": redirects are not followed");
        assertThat(receiver.requests()).hasSize(4).extracting(Request::start).containsOnly("POST /hook HTTP/1.1");
    }

    @Test
    void attemptsFollowAfter25And50And100Seconds() {
        receiver.answer(Receiver.status(500));

        List<Attempt> attempts = sending.send(receiver.uri()).join().attempts();

        assertThat(waits(attempts))
                .satisfiesExactly(
                        first -> assertThat(first).isGreaterThanOrEqualTo(Duration.ofMillis(25)),
                        second -> assertThat(second).isGreaterThanOrEqualTo(Duration.ofMillis(50)),
                        third -> assertThat(third).isGreaterThanOrEqualTo(Duration.ofMillis(100)));
    }

    @Test
    void anEventIsAcknowledgedByALaterAttemptToo() {
        receiver.answers(Receiver.status(503), Receiver.status(401), Receiver.status(200));

        Delivery delivery = sending.send(receiver.uri()).join();

        assertThat(delivery.state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(delivery.attempts()).extracting(Attempt::status).containsExactly(503, 401, 200);
        assertThat(receiver.requests()).hasSize(3);
    }

    @Test
    void eachAttemptHasIdsBytesAndSignatureOfItsOwnAndTheSameEventId() throws Exception {
        receiver.answer(Receiver.status(500));
        OutgoingEvent event = Sending.event();

        Delivery delivery = sending.send(event, receiver.uri(), 0).join();

        Iterator<Attempt> attempts = delivery.attempts().iterator();
        for (Request request : receiver.requests()) {
            JsonNode body = JSON.readTree(request.body());
            Attempt attempt = attempts.next();
            assertThat(body.at("/eventId").asText()).isEqualTo(event.eventId());
            assertThat(body.at("/meta/deliveryId").asText()).isEqualTo(attempt.deliveryId());
            assertThat(Duration.ofMillis(attempt.at().toEpochMilli()
                            - body.at("/meta/deliveredAt").asLong()))
                    .isBetween(Duration.ZERO, Duration.ofSeconds(10));
            assertThat(request.header("SC-Signature")).isEqualTo(sending.application.sign(request.body()));
        }
        assertThat(delivery.attempts()).extracting(Attempt::deliveryId).doesNotHaveDuplicates();
        assertThat(receiver.requests()).extracting(Request::text).doesNotHaveDuplicates();
    }

    @Test
    void theBodyOfAnAttemptIsThatWhichWasSent() {
        receiver.answers(Receiver.status(500), Receiver.status(200));

        Delivery delivery = sending.send(receiver.uri()).join();

        assertThat(delivery.attempts())
                .extracting(attempt -> new String(delivery.body(attempt), StandardCharsets.UTF_8))
                .containsExactlyElementsOf(
                        receiver.requests().stream().map(Request::text).toList());
    }

    @Test
    void liveEventsMayStayOnTheFormerTokenWhileTestsUseTheNewOne() {
        sending.application.rotate("token-to-come", true);

        sending.send(Sending.event(Type.VEHICLE_STATE, Mode.LIVE), receiver.uri(), 0)
                .join();
        sending.send(Sending.event(Type.VEHICLE_STATE, Mode.TEST), receiver.uri(), 0)
                .join();

        Request live = receiver.requests().get(0);
        Request test = receiver.requests().get(1);
        assertThat(live.header("SC-Signature")).isEqualTo(sending.application.signFormer(live.body()));
        assertThat(test.header("SC-Signature")).isEqualTo(sending.application.sign(test.body()));
    }

    @Test
    void anEventThatIsNoLongerWantedIsDroppedBeforeTheNextAttempt() {
        receiver.answer(Receiver.status(500));

        Delivery delivery = sending.sender
                .send(Sending.event(), receiver.uri(), WireProfile.WIRE_4_0, Draw.NONE, () -> receiver.requests()
                        .isEmpty())
                .orElseThrow()
                .join();

        assertThat(delivery.state()).isEqualTo(State.DROPPED);
        assertThat(delivery.dropReason()).contains("disabled");
        assertThat(delivery.attempts()).hasSize(1);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void anErrorInTheQuestionWhetherItIsWantedDoesNotLeaveAnEventPending() {
        Delivery delivery = sending.sender
                .send(Sending.event(), receiver.uri(), WireProfile.WIRE_4_0, Draw.NONE, () -> {
                    throw new IllegalStateException("made up");
                })
                .orElseThrow()
                .join();

        assertThat(delivery.state()).isEqualTo(State.DROPPED);
        assertThat(delivery.dropReason()).contains("error of the simulator");
    }

    @Test
    void whatAProfileCannotSayIsNotSent() {
        assertThat(sending.sender.send(
                        Sending.event(Type.VEHICLE_ERROR, Mode.LIVE),
                        receiver.uri(),
                        WireProfile.EVENT_BASED_2_0,
                        Draw.NONE,
                        () -> true))
                .isEqualTo(Optional.empty());
        assertThat(sending.log.deliveries()).isEmpty();
        assertThat(sending.log.totals().sent()).isZero();
    }

    @Test
    void aVerificationIsPostedOnceUnsignedAndNotLogged() {
        receiver.answer(Receiver.text("HTTP/1.1 500 No\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nno"));

        SimpleHttpResponse answer = sending.sender
                .post(receiver.uri(), "{}".getBytes(StandardCharsets.UTF_8))
                .join();

        assertThat(answer.getCode()).isEqualTo(500);
        assertThat(answer.getFirstHeader("Content-Type").getValue()).isEqualTo("text/plain");
        assertThat(answer.getBodyBytes()).asString().isEqualTo("no");
        assertThat(receiver.requests()).singleElement().satisfies(request -> {
            assertThat(request.text()).isEqualTo("{}");
            assertThat(request.headers())
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("User-Agent", "Smartcar/4.0")
                    .doesNotContainKey("SC-Signature");
        });
        assertThat(sending.log.deliveries()).isEmpty();
        assertThat(sending.log.totals().attempts()).isZero();
    }

    /** From the end of each attempt to the beginning of the next. */
    private static List<Duration> waits(List<Attempt> attempts) {
        return IntStream.range(1, attempts.size())
                .mapToObj(i -> Duration.between(
                        attempts.get(i - 1).at().plus(attempts.get(i - 1).took()),
                        attempts.get(i).at()))
                .toList();
    }
}
