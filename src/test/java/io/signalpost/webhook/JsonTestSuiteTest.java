package io.signalpost.webhook;

import java.time.Instant;
import java.util.List;

import io.signalpost.event.VehicleEvent;
import io.signalpost.testing.JsonTestSuite;
import io.signalpost.testing.JsonTestSuite.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the world's collection of odd JSON does to the envelope. */
class JsonTestSuiteTest {

    static List<Case> cases() {
        return JsonTestSuite.cases();
    }

    @Test
    void theSuiteIsWhole() {
        assertThat(cases()).hasSize(318).filteredOn(Case::isTaken).hasSize(95 - 2 + 19);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void withinAnEvent(Case json) {
        byte[] body = json.inEvent("e");

        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> Envelope.parse(body));

        if (json.isTaken()) {
            assertThat(refused).isNull();
            assertThatCode(() -> new VehicleEvent("e", Instant.EPOCH, body).signals())
                    .doesNotThrowAnyException();
        } else {
            assertThat(refused).extracting(RefusedException::refusal).isEqualTo(WebhookRefusal.JSON);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asAWholeBody(Case json) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> Envelope.parse(json.json()));

        boolean object = json.isTaken() && new String(json.json()).strip().startsWith("{");
        assertThat(refused)
                .extracting(RefusedException::refusal)
                .isEqualTo(object ? WebhookRefusal.EVENT_TYPE : WebhookRefusal.JSON);
    }
}
