package io.signalpost.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import io.signalpost.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VehicleFaultTest {

    @Test
    void twoFaultsOfOneEvent() {
        List<VehicleFault> faults = example("vehicle-error.json").faults();

        assertThat(faults)
                .containsExactly(
                        new VehicleFault(
                                "COMPATIBILITY",
                                "VEHICLE_NOT_CAPABLE",
                                "ERROR",
                                "The car cannot supply this data.",
                                "This car does not offer that.",
                                null,
                                null,
                                List.of("vehicleidentification-nickname", "location-isathome")),
                        new VehicleFault(
                                "PERMISSION",
                                null,
                                "ERROR",
                                "A permission is missing.",
                                null,
                                "REAUTHENTICATE",
                                null,
                                List.of("diagnostics-abs")));
    }

    @Test
    void signalsMayBeStrings() {
        assertThat(example("vehicle-error-early-2025-shape.json")
                        .faults()
                        .get(0)
                        .signals())
                .containsExactly("vehicleidentification-nickname", "location-isathome");
    }

    @Test
    void aFaultOfTheWholeConnectionHasNoSignals() {
        VehicleFault fault = example("vehicle-error-auth-failed.json").faults().get(0);

        assertThat(fault.signals()).isEmpty();
        assertThat(fault.resolutionUrl()).startsWith("https://connect.smartcar.com/oauth/reauthenticate");
        assertThat(fault.needsPerson()).isTrue();
        assertThat(fault).asString().doesNotContain("https:");
    }

    @Test
    void aFaultIsOver() {
        VehicleFault fault = example("vehicle-error-resolved.json").faults().get(0);

        assertThat(fault.resolved()).isTrue();
        assertThat(fault.needsPerson()).isFalse();
        assertThat(fault.resolutionType()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "REAUTHENTICATE, true",
        "ACTION_REQUIRED, true",
        "USER_ACTION_REQUIRED, true",
        "CONTACT_SUPPORT, true",
        "FINANCE, true",
        "RETRY_LATER, false",
        "OF_TOMORROW, false"
    })
    void someNeedAPerson(String resolution, boolean needsPerson) {
        assertThat(fault("'resolution':{'type':'" + resolution + "'}").needsPerson())
                .isEqualTo(needsPerson);
        assertThat(fault("'state':'RESOLVED','resolution':{'type':'" + resolution + "'}")
                        .needsPerson())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    CONNECTED_SERVICES_ACCOUNT, AUTHENTICATION_FAILED, REAUTHENTICATE
                    CONNECTED_SERVICES_ACCOUNT, VIRTUAL_KEY_REQUIRED, ACTION_REQUIRED
                    BILLING, ACCOUNT_SUSPENDED, FINANCE
                    UPSTREAM, NO_RESPONSE, RETRY_LATER
                    VEHICLE_STATE, UNREACHABLE, -
                    OF_TOMORROW, UNKNOWN, -
                    """)
    void withoutAnyResolutionTheDocumentedOneHolds(String type, String code, String resolution) {
        VehicleFault fault = fault("'type':'" + type + "','code':'" + code + "'");

        assertThat(fault.state()).isEqualTo("ERROR");
        assertThat(fault.resolutionType()).isEqualTo(resolution);
    }

    @Test
    void aResolutionThatIsNullOverrulesTheDocumentedOne() {
        assertThat(fault("'type':'PERMISSION','code':null,'resolution':{'type':null}")
                        .needsPerson())
                .isFalse();
        assertThat(fault("'type':'PERMISSION','code':null").needsPerson()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'data':{'errors':null}}", "{'data':{'errors':[null,5,'x',[]]}}"})
    void noFaults(String body) {
        assertThat(event(body).faults()).isEmpty();
    }

    private static VehicleFault fault(String members) {
        return event("{'data':{'errors':[{" + members + "}]}}").faults().get(0);
    }

    private static VehicleEvent example(String file) {
        return new VehicleEvent("e", Instant.EPOCH, Examples.body(file));
    }

    private static VehicleEvent event(String body) {
        return new VehicleEvent("e", Instant.EPOCH, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
