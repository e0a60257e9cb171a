package io.signalpost.simulator.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.simulator.delivery.Delivery.State;
import io.signalpost.simulator.delivery.Receiver.Request;
import io.signalpost.simulator.wire.OutgoingEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What each fault looks like to the receiver. */
class SenderFaultsTest {

    private static final int RECEIVERS_LIMIT = 256 * 1024;

    private Sending sending = Sending.fast();
    private Receiver receiver = sending.receiver;

    @AfterEach
    void stop() {
        sending.close();
    }

    @Test
    void aDuplicateIsOneMorePostOfAnAcknowledgedEvent() {
        Delivery delivery = sending.send(receiver.uri(), FaultKind.DUPLICATE).join();

        assertThat(delivery.state()).isEqualTo(State.ACKNOWLEDGED);
        await().until(() -> delivery.attempts().size() == 2);
        assertThat(delivery.state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(delivery.attempts().get(0).faults()).isEmpty();
        assertThat(delivery.attempts().get(1).number()).isEqualTo(2);
        assertThat(delivery.attempts().get(1).faults()).containsExactly(FaultKind.DUPLICATE);
        assertThat(receiver.requests())
                .hasSize(2)
                .allSatisfy(request ->
                        assertThat(request.text()).contains(delivery.event().eventId()))
                .extracting(Request::text)
                .doesNotHaveDuplicates();
        assertThat(sending.log.totals()).satisfies(totals -> {
            assertThat(totals.acknowledged()).isEqualTo(1);
            assertThat(totals.retried()).isZero();
            assertThat(totals.attempts()).isEqualTo(2);
        });
    }

    @Test
    void aDuplicateThatFailsIsNotTriedAgainAndChangesNothing() {
        receiver.answers(Receiver.status(503), Receiver.status(200), Receiver.status(500));

        Delivery delivery = sending.send(receiver.uri(), FaultKind.DUPLICATE).join();

        await().until(() -> delivery.attempts().size() == 3);
        assertThat(delivery.state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(delivery.attempts()).extracting(Attempt::status).containsExactly(503, 200, 500);
        assertThat(sending.log.totals().dropped()).isZero();
    }

    @Test
    void disorderLetsALaterEventArriveFirst() {
        use(Sending.scaled(10));
        sending.send(receiver.uri()).join(); // so that nothing is slow for being the first
        OutgoingEvent first = Sending.event();
        OutgoingEvent second = Sending.event();

        CompletableFuture<Delivery> late = sending.send(first, receiver.uri(), 0.25, FaultKind.DISORDER);
        sending.send(second, receiver.uri(), 0).join();
        late.join();
        receiver.requests().remove(0);

        assertThat(receiver.requests())
                .extracting(Request::text)
                .satisfiesExactly(text -> assertThat(text).contains(second.eventId()), text -> assertThat(text)
                        .contains(first.eventId()));
    }

    @Test
    void aBurstHoldsBackWhatFollowsAndReleasesItAtOnce() {
        use(Sending.scaled(10));
        long start = System.nanoTime();

        CompletableFuture<Delivery> drawn = sending.send(receiver.uri(), FaultKind.BURST);
        List<CompletableFuture<Delivery>> caught =
                Stream.generate(() -> sending.send(receiver.uri())).limit(5).toList();
        assertThat(sending.log.totals().pending()).isEqualTo(6);
        drawn.join();
        caught.forEach(CompletableFuture::join);

        assertThat(receiver.requests()).hasSize(6).allSatisfy(request -> assertThat(
                        Duration.ofNanos(request.began() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(500)));
    }

    @Test
    void afterABurstEventsPassAgain() {
        use(Sending.scaled(100));
        sending.send(receiver.uri(), FaultKind.BURST).join();
        sending.clock.scale(0.001); // so slow that who is held back now does not arrive in this test

        assertThat(sending.send(receiver.uri())).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void aSlowBodyComesInPiecesForASecondOrMore() {
        Delivery delivery = sending.send(receiver.uri(), FaultKind.SLOW_BODY).join();

        Request request = receiver.requests().get(0);
        assertThat(Duration.ofNanos(request.ended() - request.began())).isGreaterThan(Duration.ofMillis(900));
        assertThat(request.whole()).isTrue();
        assertThat(request.header("SC-Signature")).isEqualTo(sending.application.sign(request.body()));
        assertThat(delivery.state()).isEqualTo(State.ACKNOWLEDGED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.75})
    void aTruncatedBodyIsTheFirstHalfWronglyOrRightlySignedAndTheRetryDelivers(double lot) {
        receiver.answers(Receiver.status(400), Receiver.status(200));

        Delivery delivery = sending.send(Sending.event(), receiver.uri(), lot, FaultKind.TRUNCATED_BODY)
                .join();

        Request half = receiver.requests().get(0);
        Request retry = receiver.requests().get(1);
        assertThat(half.whole()).isTrue();
        assertThat(half.body().length)
                .isEqualTo(retry.body().length / 2)
                .isEqualTo(delivery.attempts().get(0).bytes());
        assertThat(half.text()).startsWith("{\"eventId\":\"" + delivery.event().eventId());
        assertThat(half.header("SC-Signature").equals(sending.application.sign(half.body())))
                .as("rightly signed")
                .isEqualTo(lot > 0.5);
        assertThat(retry.header("SC-Signature")).isEqualTo(sending.application.sign(retry.body()));
        assertThat(delivery.state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(delivery.attempts())
                .extracting(Attempt::faults)
                .containsExactly(Set.of(FaultKind.TRUNCATED_BODY), Set.of());
    }

    @Test
    void aBrokenConnectionEndsInTheMiddleOfTheBodyAndTheRetryDelivers() {
        Delivery delivery =
                sending.send(receiver.uri(), FaultKind.BROKEN_CONNECTION).join();

        assertThat(receiver.requests())
                .satisfiesExactly(
                        broken -> {
                            assertThat(broken.whole()).isFalse();
                            assertThat(broken.body().length)
                                    .isPositive()
                                    .isLessThan(Integer.parseInt(broken.header("Content-Length")));
                        },
                        retry -> assertThat(retry.whole()).isTrue());
        assertThat(delivery.state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(delivery.attempts().get(0).failure()).startsWith("the fault dial broke the connection");
        assertThat(delivery.attempts())
                .extracting(Attempt::faults)
                .containsExactly(Set.of(FaultKind.BROKEN_CONNECTION), Set.of());
    }

    @Test
    void anOversizeBodyIsWellFormedAndSignedAndTooLongInEveryAttempt() {
        receiver.answer((request, out) -> Receiver.status(request.body().length > RECEIVERS_LIMIT ? 413 : 200)
                .to(request, out));

        Delivery delivery =
                sending.send(receiver.uri(), FaultKind.OVERSIZE_BODY).join();

        assertThat(delivery.state()).isEqualTo(State.DROPPED);
        assertThat(receiver.requests()).hasSize(4).allSatisfy(request -> {
            assertThat(new ObjectMapper()
                            .readTree(request.body())
                            .at("/eventId")
                            .asText())
                    .isEqualTo(delivery.event().eventId());
            assertThat(request.header("SC-Signature")).isEqualTo(sending.application.sign(request.body()));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG_TOKEN", "OLD_TOKEN"})
    void aReceiverThatKnowsTheTokenInUseRefusesEveryAttemptWithAnotherOne(FaultKind fault) {
        sending.application.rotate("token-to-come", false);
        receiver.answer((request, out) -> Receiver.status(
                        request.header("SC-Signature").equals(sending.application.sign(request.body())) ? 200 : 401)
                .to(request, out));

        assertThat(sending.send(receiver.uri()).join().state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(sending.send(receiver.uri(), fault).join().attempts())
                .extracting(Attempt::status)
                .containsExactly(401, 401, 401, 401);
    }

    @Test
    void aReceiverThatStillKnowsTheOldTokenTakesWhatItSigned() {
        sending.application.rotate("token-to-come", false);
        receiver.answer((request, out) -> Receiver.status(
                        request.header("SC-Signature").equals(sending.application.signFormer(request.body()))
                                ? 200
                                : 401)
                .to(request, out));

        assertThat(sending.send(receiver.uri(), FaultKind.OLD_TOKEN).join().attempts())
                .extracting(Attempt::status)
                .containsExactly(200);
    }

    private void use(Sending other) {
        sending.close();
        sending = other;
        receiver = other.receiver;
    }
}
