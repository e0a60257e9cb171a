package io.signalpost.simulator.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import com.smartcar.sdk.Smartcar;
import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.webhook.Application;
import io.signalpost.simulator.wire.OutgoingEvent.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.signalpost.testing.Examples.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

/** Smartcar's own SDK takes what the simulator signs for Smartcar's. */
class SmartcarSdkTest {

    private final Application application = new Application("client", "secret", TOKEN);

    @ParameterizedTest
    @EnumSource
    void theSdkVerifiesOurSignatures(WireProfile profile) {
        List<byte[]> bodies = Stream.of(
                        Facts.verify("v", "challenge_770060ddbb8bc3fcd846a0c669f07b40"),
                        Facts.state("s", Facts.allReadings(), "charge-ischarging"),
                        Facts.error("e", new Fault(SignalError.PERMISSION, false, List.of())))
                .flatMap(event -> profile.write(event, Facts.DELIVERY_ID, Facts.DELIVERED_AT).stream())
                .toList();

        assertThat(bodies).hasSizeGreaterThanOrEqualTo(2).allSatisfy(body -> {
            String text = new String(body, StandardCharsets.UTF_8);
            assertThat(Smartcar.verifyPayload(TOKEN, application.sign(body), text))
                    .isTrue();
            assertThat(Smartcar.verifyPayload("another token", application.sign(body), text))
                    .isFalse();
        });
    }

    @Test
    void theSdkAnswersAChallengeAsWeExpect() throws Exception {
        String challenge = "challenge_770060ddbb8bc3fcd846a0c669f07b40";

        assertThat(Smartcar.hashChallenge(TOKEN, challenge))
                .isEqualTo(application.sign(challenge.getBytes(StandardCharsets.UTF_8)));
    }
}
