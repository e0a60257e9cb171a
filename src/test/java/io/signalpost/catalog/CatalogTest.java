package io.signalpost.catalog;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CatalogTest {

    private final Catalog catalog = Catalog.get();

    @Test
    void everythingIsPackaged() {
        assertThat(catalog.signals()).hasSize(93);
        assertThat(catalog.permissions()).hasSize(28);
        assertThat(catalog.errors()).hasSize(48);
    }

    @Test
    void everySignalIsFoundByItsCodeAndByItsName() {
        assertThat(catalog.signals()).allSatisfy(signal -> {
            assertThat(signal.code()).isEqualTo((signal.group() + "-" + signal.name()).toLowerCase(Locale.ROOT));
            assertThat(catalog.signal(signal.code())).containsSame(signal);
            assertThat(catalog.signalNamed(signal.qualifiedName())).containsSame(signal);
            assertThat(signal.exampleBody().isObject()).isTrue();
        });
    }

    @Test
    void signalsAndPermissionsAgree() {
        assertThat(catalog.signals())
                .filteredOn(signal -> signal.permission() != null)
                .allSatisfy(signal -> assertThat(catalog.permissionOf(signal.code())
                                .orElseThrow()
                                .signals())
                        .contains(signal.code()));
        assertThat(catalog.permissions())
                .allSatisfy(permission -> assertThat(permission.signals()).allSatisfy(code -> assertThat(
                                catalog.signal(code).orElseThrow().permission())
                        .isEqualTo(permission.name())));
    }

    @Test
    void everyErrorIsFoundByTypeAndCode() {
        assertThat(catalog.errors()).allSatisfy(error -> assertThat(catalog.error(error.type(), error.code()))
                .containsSame(error));
        assertThat(catalog.error("PERMISSION", null).orElseThrow().resolutionType())
                .isEqualTo("REAUTHENTICATE");
    }

    @Test
    void whatIsNotDocumentedIsNotFound() {
        assertThat(catalog.signal("no-suchsignal")).isEmpty();
        assertThat(catalog.signal(null)).isEmpty();
        assertThat(catalog.signalNamed("No.SuchSignal")).isEmpty();
        assertThat(catalog.signalNamed(null)).isEmpty();
        assertThat(catalog.permission("read_minds")).isEmpty();
        assertThat(catalog.permission(null)).isEmpty();
        assertThat(catalog.permissionOf("wheel-style")).isEmpty();
        assertThat(catalog.error("PERMISSION", "NONE")).isEmpty();
        assertThat(catalog.error(null, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    tractionbattery-stateofchrge,   tractionbattery-stateofcharge
                    tractionbattery_state_of_charge, tractionbattery-stateofcharge
                    TractionBattery.StateOfCharge,  tractionbattery-stateofcharge
                    odometer-distance,              -
                    odometer-travelleddistance,     odometer-traveleddistance
                    location-precislocation,        location-preciselocation
                    Odometer,                       odometer-traveleddistance
                    StateOfCharge,                  -
                    soc,                            -
                    -,                              -
                    """)
    void aMisspeltCodeIsRecognised(String misspelt, String meant) {
        assertThat(catalog.nearestSignalCode(misspelt).orElse(null)).isEqualTo(meant);
    }

    @Test
    void anErrorThatIsRequiredIsFoundOrRefusedWithASuggestion() {
        assertThat(catalog.requireError("VEHICLE_STATE", "ASLEEP"))
                .isSameAs(catalog.error("VEHICLE_STATE", "ASLEEP").orElseThrow());
        assertThatThrownBy(() -> catalog.requireError("vehicle_state", "ASLEP"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Smartcar documents no error vehicle_state/ASLEP, did you mean VEHICLE_STATE/ASLEEP?");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    tractionbattery-stateofcharge, percent
                    charge-timetocomplete, minutes
                    odometer-traveleddistance, -
                    wheel-tires, -
                    charge-ischarging, -
                    """)
    void onlyAUnitThatNoSettingChangesIsFixed(String code, String unit) {
        assertThat(catalog.signal(code).orElseThrow().fixedUnit()).isEqualTo(unit);
    }
}
