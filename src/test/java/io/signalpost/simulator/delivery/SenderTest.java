package io.signalpost.simulator.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.simulator.delivery.Receiver.Request;
import io.signalpost.simulator.wire.OutgoingEvent;
import io.signalpost.simulator.wire.OutgoingEvent.Mode;
import io.signalpost.simulator.wire.OutgoingEvent.Type;
import io.signalpost.simulator.wire.WireProfile;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is posted, and what is not. */
class SenderTest {

    @AutoClose
    private final Sending sending = Sending.fast();

    private final Receiver receiver = sending.receiver;

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

    @Test
    void eachAttemptHasIdsBytesAndSignatureOfItsOwnAndTheSameEventId() throws Exception {
        receiver.answer(Receiver.status(500));
        OutgoingEvent event = Sending.event();

        Delivery delivery = sending.send(event, receiver.uri(), 0).join();

        Iterator<Attempt> attempts = delivery.attempts().iterator();
        for (Request request : receiver.requests()) {
            JsonNode body = new ObjectMapper().readTree(request.body());
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
}
