package io.signalpost.demo;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;

import io.signalpost.simulator.Simulator;
import io.signalpost.testing.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class SimulatorProfileTest {

    @TempDir
    private Path folder;

    @Test
    void thePageIsServedBesideTheReceiverAndOffersItsAddress(CapturedOutput output) {
        try (RunningApp app =
                RunningApp.start(folder, "spring.profiles.active=simulator", "signalpost.simulator.port=0")) {
            URI page = app.bean(SimulatorLifecycle.class).page();

            assertThat(output).contains(page.toString());
            assertThat(RunningApp.send(HttpRequest.newBuilder(page).build()).body())
                    .containsIgnoringCase("<!doctype html>");
            assertThat(RunningApp.send(HttpRequest.newBuilder(page.resolve("/api/status"))
                                    .build())
                            .body())
                    .contains("\"suggestedCallbackUri\":\"" + app.webhook() + "\"")
                    .doesNotContain(io.signalpost.testing.Examples.TOKEN);
            assertThat(app.bean(Simulator.class).webhooks()).isEmpty();
        }
    }

    @Test
    void aPortInUseIsNamedByItsKey(CapturedOutput output) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> RunningApp.start(
                            folder,
                            "spring.profiles.active=simulator",
                            "signalpost.simulator.port=" + taken.getLocalPort()))
                    .isInstanceOf(Exception.class);
        }
        assertThat(output).contains("already in use; set signalpost.simulator.port to another");
    }

    @Test
    void anAddressThatOthersReachNeedsAPassword(CapturedOutput output) {
        assertThatThrownBy(() -> RunningApp.start(
                        folder, "spring.profiles.active=simulator", "signalpost.simulator.address=0.0.0.0"))
                .isInstanceOf(Exception.class);
        assertThat(output)
                .contains("Not started: command line: signalpost.simulator.address lets others reach the simulator")
                .contains("SIGNALPOST_SIMULATOR_PASSWORD");
    }

    @Test
    void whereItRunsTheLogAndTheHealthSaySo(CapturedOutput output) {
        try (RunningApp app =
                RunningApp.start(folder, "spring.profiles.active=simulator", "signalpost.simulator.port=0")) {
            assertThat(output).containsPattern("WARN.*The simulator is running");
            assertThat(app.get("/observe/health").body()).contains("\"note\":\"simulator is running\"");
        }
    }

    @Test
    void withoutAProfileThereIsNone() {
        try (RunningApp app = RunningApp.start(folder)) {
            assertThat(app.context().getBeanNamesForType(Simulator.class)).isEmpty();
        }
    }
}
