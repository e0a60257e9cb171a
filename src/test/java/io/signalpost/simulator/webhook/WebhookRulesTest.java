package io.signalpost.simulator.webhook;

import java.time.Instant;
import java.util.List;

import io.signalpost.catalog.SignalDefinition;
import io.signalpost.simulator.wire.UnitSystem;
import io.signalpost.simulator.wire.WireProfile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class WebhookRulesTest {

    private static final String URI = "https://receiver.example.com/webhooks/smartcar";
    private static final Webhook BLANK = Webhook.blank("application", Instant.EPOCH);

    @Test
    void triggersComeFirstInTheDataAndEachSignalOnce() {
        Webhook webhook = apply(draft(
                List.of("charge-ischarging", "Odometer-TraveledDistance", "charge-ischarging"),
                List.of("location-preciselocation", "charge-ischarging")));

        assertThat(webhook.triggers())
                .extracting(SignalDefinition::code)
                .containsExactly("charge-ischarging", "odometer-traveleddistance");
        assertThat(webhook.data())
                .extracting(SignalDefinition::code)
                .containsExactly("charge-ischarging", "odometer-traveleddistance", "location-preciselocation");
        assertThat(webhook.enabled()).isTrue();
        assertThat(webhook.verified()).isFalse();
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        InvalidFieldsException refused = catchThrowableOfType(
                InvalidFieldsException.class,
                () -> apply(new WebhookDraft(
                        "rest",
                        " ",
                        "http://receiver.example.com",
                        "receiver",
                        List.of("odometer-traveleddistance", "tractionbattery-stateofcharg"),
                        List.of("nonsense that is like nothing"),
                        null,
                        false,
                        null)));

        assertThat(refused.problems())
                .extracting(Problem::field)
                .containsExactly("type", "name", "callbackUri", "errorCallbackUri", "triggers[1]", "data[0]");
        assertThat(refused)
                .hasMessageContaining("the REST API is not simulated")
                .hasMessageContaining("did you mean 'tractionbattery-stateofcharge'?")
                .hasMessageContaining("choose one of the catalogue");
    }

    @Test
    void aWebhookWithoutTriggersIsRefused() {
        InvalidFieldsException refused = catchThrowableOfType(
                InvalidFieldsException.class, () -> apply(draft(List.of(), List.of("charge-ischarging"))));

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("triggers");
            assertThat(problem.message()).contains("never sends");
        });
    }

    @Test
    void warnsOfATriggerThatNeverChanges() {
        assertThat(WebhookRules.warnings(apply(draft(List.of("vehicleidentification-vin", "charge-ischarging"), null))))
                .singleElement()
                .asString()
                .contains("vehicleidentification-vin", "never changes");
    }

    @Test
    void onlyAnotherAddressMakesItUnverified() {
        Webhook verified = apply(draft(List.of("charge-ischarging"), null)).withVerified(true);

        assertThat(WebhookRules.apply(draft(List.of("odometer-traveleddistance"), null), verified, false))
                .satisfies(same -> assertThat(same.verified()).isTrue())
                .satisfies(same -> assertThat(same.id()).isEqualTo(verified.id()));
        assertThat(WebhookRules.apply(
                                new WebhookDraft(
                                        null,
                                        "n",
                                        URI,
                                        URI + "/errors",
                                        List.of("charge-ischarging"),
                                        null,
                                        null,
                                        false,
                                        null),
                                verified,
                                false)
                        .verified())
                .isFalse();
    }

    @Test
    void derivesTheScopeFromTheSignals() {
        PermissionSet permissions = PermissionSet.of(apply(draft(
                        List.of("charge-ischarging", "tractionbattery-stateofcharge"),
                        List.of("charge-voltage", "wheel-style")))
                .data());

        assertThat(permissions.scope()).isEqualTo("read_charge read_battery");
        assertThat(permissions.unmapped()).extracting(SignalDefinition::code).containsExactly("wheel-style");
    }

    private static WebhookDraft draft(List<String> triggers, List<String> data) {
        return new WebhookDraft(
                "webhook", "Fleet", URI, "", triggers, data, UnitSystem.METRIC, false, WireProfile.WIRE_4_0);
    }

    private static Webhook apply(WebhookDraft draft) {
        return WebhookRules.apply(draft, BLANK, false);
    }
}
