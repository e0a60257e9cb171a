package io.signalpost.simulator.delivery;

import java.util.stream.IntStream;

import io.signalpost.simulator.delivery.Delivery.State;
import io.signalpost.simulator.delivery.Receiver.Request;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Smartcar's "Delivery behavior", as a receiver sees it by what it answers. */
class SenderAnswersTest {

    @AutoClose
    private final Sending sending = Sending.fast();

    private final Receiver receiver = sending.receiver;

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

            assertThat(delivery.attempts())
                    .extracting(Attempt::status)
                    .endsWith(200); // a busy machine may need a second
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
}
