package io.signalpost.simulator.wire;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.signalpost.simulator.vehicle.SignalError;
import io.signalpost.simulator.wire.OutgoingEvent.Fault;
import io.signalpost.webhook.SameEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WireProfileTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsCode(WireProfile profile) {
        assertThat(WireProfile.of(profile.code())).isEqualTo(profile);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "4.1", "WIRE_4_0"})
    void anUnknownCodeIsAnsweredWithAllProfiles(String code) {
        assertThatThrownBy(() -> WireProfile.of(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no wire profile \"" + code + "\"; write one of 4.0, 4.0-docs, 2025-autumn, 3.0,"
                        + " 2.0-scheduled, 2.0-event-based, 2.0-dynamic");
    }

    @Test
    void onlyScheduledWebhooksAreScheduled() {
        assertThat(WireProfile.values()).filteredOn(WireProfile::scheduled).containsExactly(WireProfile.SCHEDULED_2_0);
    }

    @ParameterizedTest
    @CsvSource({"3.0", "2.0-scheduled", "2.0-event-based", "2.0-dynamic"})
    void errorsHadNoFormBefore2025(String code) {
        OutgoingEvent error = Facts.error("e", new Fault(SignalError.PERMISSION, false, List.of()));

        assertThat(WireProfile.of(code).write(error, Facts.DELIVERY_ID, Facts.DELIVERED_AT))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void attemptsDifferOnlyInWhatTellsThemApart(WireProfile profile) {
        OutgoingEvent event = Facts.state("e", Facts.allReadings(), "charge-ischarging");

        List<byte[]> attempts = Stream.of("first", "second")
                .map(id -> profile.write(event, id, Instant.ofEpochMilli(1773651000000L + id.length() * 1000))
                        .orElseThrow())
                .toList();

        assertThat(SameEvent.same(attempts.get(0), attempts.get(1))).isTrue();
        // 2.0 names no delivery: only by the same bytes can a receiver tell a further attempt
        assertThat(Arrays.equals(attempts.get(0), attempts.get(1)))
                .isEqualTo(profile.code().startsWith("2.0"));
    }

    @Test
    void aFaultThatIsNotOfTheCatalogueIsNamed() {
        OutgoingEvent error = Facts.error("e", new Fault(new SignalError("COFFEE", "COLD"), false, List.of()));

        assertThatThrownBy(() -> WireProfile.WIRE_4_0.write(error, Facts.DELIVERY_ID, Facts.DELIVERED_AT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Smartcar documents no error COFFEE/COLD: write a type and a code of the catalogue, for instance"
                                + " VEHICLE_STATE/UNREACHABLE");
    }

    @Test
    void theVehicleThatSignsInAgainIsNamedInTheAddress() {
        Fault virtualKey =
                new Fault(new SignalError("CONNECTED_SERVICES_ACCOUNT", "VIRTUAL_KEY_REQUIRED"), false, List.of());
        Fault login =
                new Fault(new SignalError("CONNECTED_SERVICES_ACCOUNT", "AUTHENTICATION_FAILED"), false, List.of());
        Fault permission = new Fault(SignalError.PERMISSION, false, List.of());

        var errors = Facts.json(WireProfile.WIRE_4_0, Facts.error("e", virtualKey, login, permission))
                .at("/data/errors");

        assertThat(errors.at("/0/resolution/url").asText()).startsWith("https://");
        assertThat(errors.at("/1/resolution/url").asText())
                .isEqualTo("https://connect.smartcar.com/oauth/reauthenticate?response_type=vehicle_id"
                        + "&client_id=example&vehicle_id=" + Facts.VEHICLE.id());
        assertThat(errors.at("/2/resolution").toString()).isEqualTo("{\"type\":\"REAUTHENTICATE\"}");
    }
}
