package io.signalpost.simulator.delivery;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import io.signalpost.simulator.delivery.Delivery.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** No answer, or none that counts: each is a failed attempt with a reason that a person understands. */
class SenderFailureTest {

    private Sending sending = Sending.fast();
    private Receiver receiver = sending.receiver;

    @AfterEach
    void stop() {
        sending.close();
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsAFailureAndTheConnectionIsClosed() {
        use(Sending.impatient());
        receiver.answer(Receiver.silence());

        Delivery delivery = sending.send(receiver.uri()).join();

        assertThat(delivery.state()).isEqualTo(State.DROPPED);
        assertThat(delivery.attempts()).hasSize(4).allSatisfy(attempt -> {
            assertThat(attempt.failure()).isEqualTo("no answer within 200 ms");
            assertThat(attempt.status()).isNull();
            assertThat(attempt.took()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        });
        await().until(() -> receiver.connections() == 0);
    }

    @Test
    void aVerificationWhoseAnswerDoesNotEndInTimeFails() {
        use(Sending.impatient());
        receiver.answer(Receiver.text("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"));

        assertThat(sending.sender.post(receiver.uri(), new byte[] {'{', '}'}))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("no answer within 200 ms");
        await().until(() -> receiver.connections() == 0);
    }

    @Test
    void whatIsDoneAtTheEndOfADeliveryDoesNotHoldUpTheTimeLimitsOfOthers() {
        use(Sending.impatient());
        receiver.answer(Receiver.silence());
        CompletableFuture<Void> timeLimitOfAnother = new CompletableFuture<>();
        sending.log.onEnd(delivery -> assertThat(timeLimitOfAnother.completeOnTimeout(null, 1, TimeUnit.MILLISECONDS))
                .succeedsWithin(Duration.ofSeconds(10)));

        assertThat(sending.send(receiver.uri())).succeedsWithin(Duration.ofSeconds(20));
        assertThat(timeLimitOfAnother).isCompleted();
    }

    @Test
    void ofALongAnswerOnlyTheBeginningIsRead() {
        receiver.answer((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[10_000]);
            }
        });

        assertThat(sending.sender
                        .post(receiver.uri(), new byte[] {'{', '}'})
                        .join()
                        .getBodyBytes())
                .hasSize(64 * 1024);
        await().until(() -> receiver.connections() == 0);
    }

    @Test
    void nobodyListens() {
        receiver.close();

        assertThat(failure(receiver.uri())).startsWith("no connection");
    }

    @Test
    void theReceiverHangsUp() {
        receiver.answer(Receiver.hangUp());

        assertThat(failure(receiver.uri())).isEqualTo("the connection was closed before an answer came");
    }

    @Test
    void theAnswerIsNotHttpAndIsNotShown() {
        receiver.answer(Receiver.text("a secret\r\n\r\n"));

        assertThat(failure(receiver.uri())).isEqualTo("the answer is not HTTP");
    }

    @Test
    void theReceiverDoesNotSpeakTls() {
        assertThat(failure(URI.create("https://127.0.0.1:" + receiver.uri().getPort() + "/")))
                .startsWith("TLS failed");
    }

    @ParameterizedTest
    @CsvSource({
        "http://no-such-host.invalid/, no-such-host.invalid has no address",
        "http://under_score/, the target is no address",
        "ftp://127.0.0.1/, the target is no address",
        "http://127.0.0.1:99999/, the target is no address"
    })
    void theTargetIsNone(URI target, String failure) {
        assertThat(failure(target)).startsWith(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"})
    void localAddressesAreNotDeliveredToUnlessAllowed(String host) {
        use(Sending.toPublicAddressesOnly());

        assertThat(failure(URI.create("http://" + host + ":" + receiver.uri().getPort() + "/")))
                .contains("public addresses only");
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void reservedAddressesAreNeverDeliveredTo() {
        assertThat(failure(URI.create("http://169.254.169.254/"))).contains("169.254.169.254", "reserved");
    }

    @Test
    void aVerificationWithoutAnAnswerTellsWhy() {
        use(Sending.impatient());
        receiver.answer(Receiver.silence());

        assertThatThrownBy(() -> sending.sender
                        .post(receiver.uri(), new byte[] {'{', '}'})
                        .get())
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessage("no answer within 200 ms");
    }

    private void use(Sending other) {
        sending.close();
        sending = other;
        receiver = other.receiver;
    }

    /** Of the first attempt; the others must have failed for the same reason. */
    private String failure(URI target) {
        Delivery delivery = sending.send(target).join();
        assertThat(delivery.state()).isEqualTo(State.DROPPED);
        String failure = delivery.attempts().get(0).failure();
        assertThat(delivery.attempts()).hasSize(4).extracting(Attempt::failure).containsOnly(failure);
        return failure;
    }
}
