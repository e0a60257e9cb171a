package io.signalpost.deploy.kubernetes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.signalpost.command.CommandRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the pods of the overlays are given fits Signalpost: its settings, its probes, its memory, its stop. */
class PodTest {

    private static final Map<String, Manifests> OVERLAYS = new HashMap<>();

    @BeforeAll
    static void render() throws Exception {
        for (String overlay : List.of("sqlite", "postgresql")) {
            OVERLAYS.put(overlay, Manifests.ofOverlay(overlay));
        }
    }

    private static PodSpec pod(String overlay) {
        return OVERLAYS.get(overlay)
                .the(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static Container container(String overlay) {
        return pod(overlay).getContainers().get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void probesAskTheManagementPortWithoutALogin(String overlay) {
        Container container = container(overlay);

        assertThat(List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                .extracting(Probe::getHttpGet)
                .allMatch(get -> get.getPort().getStrVal().equals("management"))
                .extracting(get -> get.getPath())
                .containsExactly("/observe/health/live", "/observe/health/live", "/observe/health/ready");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void thereIsTimeForAStopAndRoomBesideTheHeap(String overlay) {
        Container container = container(overlay);
        long sleep = container.getLifecycle().getPreStop().getSleep().getSeconds();
        Quantity memory = container.getResources().getLimits().get("memory");

        assertThat(pod(overlay).getTerminationGracePeriodSeconds()).isGreaterThan(sleep + 30);
        assertThat(container.getResources().getRequests()).containsEntry("memory", memory);
        assertThat(memory.getNumericalAmount().longValueExact()).isEqualTo(2 * heap(overlay));
    }

    /** In bytes. */
    private static long heap(String overlay) {
        String options = container(overlay).getEnv().stream()
                .filter(variable -> variable.getName().equals("JAVA_TOOL_OPTIONS"))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
        return Long.parseLong(options.replaceFirst(".*-Xmx(\\d+)m.*", "$1")) << 20;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void eachVariableAndEachKeyIsOneOfSignalpost(String overlay) throws Exception {
        String known = Files.readString(Path.of("application.properties"));
        String settings = OVERLAYS.get(overlay)
                .the(ConfigMap.class, "signalpost-settings")
                .getData()
                .get("application.properties");

        assertThat(container(overlay).getEnv())
                .extracting(EnvVar::getName)
                .contains("SIGNALPOST_PORT", "SIGNALPOST_MANAGEMENT_PORT")
                .filteredOn(name -> !name.equals("JAVA_TOOL_OPTIONS"))
                .allSatisfy(name -> assertThat(known).containsPattern("(?m)^#.*\\b" + name + "\\b"));
        assertThat(settings.lines().filter(line -> line.matches("\\w.*")).map(line -> line.split("=", 2)[0]))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(known).containsPattern("(?m)^#?" + key + "="));
    }

    /** As the page has it asked before anything is applied. */
    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void nothingIsSaidOfItsRoutesAndSettings(String overlay) {
        String settings = "deploy/kubernetes/overlays/" + overlay + "/application.properties";

        assertThat(CommandRun.of(Map.of(), "check", "deploy/kubernetes/base/routes", settings))
                .isEqualTo(new CommandRun(0, "no errors, no warnings\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void eachMountHasItsVolumeAndEachConfigMapIsThere(String overlay) {
        Manifests applied = OVERLAYS.get(overlay);
        List<String> configMaps = applied.all(ConfigMap.class).stream()
                .map(it -> it.getMetadata().getName())
                .toList();

        assertThat(container(overlay).getVolumeMounts())
                .extracting(mount -> mount.getName())
                .containsExactlyInAnyOrderElementsOf(pod(overlay).getVolumes().stream()
                        .map(volume -> volume.getName())
                        .toList());
        assertThat(pod(overlay).getVolumes())
                .filteredOn(volume -> volume.getConfigMap() != null)
                .extracting(volume -> volume.getConfigMap().getName())
                .containsExactlyInAnyOrderElementsOf(configMaps);
    }

    /** Neither by its account nor by a token that is mounted. */
    @Test
    void thePodHasNoWayIntoKubernetes() {
        ServiceAccount account = OVERLAYS.get("postgresql").the(ServiceAccount.class);

        assertThat(account.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod("postgresql").getServiceAccountName())
                .isEqualTo(account.getMetadata().getName());
        assertThat(pod("postgresql").getAutomountServiceAccountToken()).isFalse();
        assertThat(pod("postgresql").getEnableServiceLinks()).isFalse();
    }
}
