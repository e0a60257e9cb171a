package io.signalpost.deploy.kubernetes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Camel K makes of our integration is what Kubernetes gets from the overlay {@code postgresql}. */
class IntegrationTest {

    private static PodSpec overlay;
    private static PodSpec integration;

    @BeforeAll
    static void read() throws Exception {
        overlay = Manifests.ofOverlay("postgresql")
                .the(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec();
        integration = CamelK.ours().pod();
    }

    private static Container container(PodSpec pod) {
        return pod.getContainers().get(0);
    }

    @Test
    void aFieldThatCamelKDoesNotKnowIsFound() throws Exception {
        String yaml = Files.readString(Path.of("deploy/camel-k/integration.yaml"));

        assertThatThrownBy(() -> Manifests.parsed(yaml.replace("livenessPort:", "livenesPort:"))
                        .extension("Integration", Integration.class))
                .hasMessageContaining("\"livenesPort\"");
    }

    @Test
    void hasTheSameVariablesBesideThoseOfCamelK() {
        assertThat(container(integration).getEnv().stream().filter(it -> !isOfCamelK(it)))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrderElementsOf(container(overlay).getEnv());
    }

    private static boolean isOfCamelK(EnvVar variable) {
        return variable.getName().matches("CAMEL_K_.*|QUARKUS_.*|NAMESPACE|POD_NAME");
    }

    @Test
    void hasTheSameProbesOnTheSamePort() {
        for (Function<Container, Probe> probe : List.<Function<Container, Probe>>of(
                Container::getStartupProbe, Container::getReadinessProbe, Container::getLivenessProbe)) {
            assertThat(probe.apply(container(integration)))
                    .usingRecursiveComparison()
                    .ignoringFields("httpGet.port")
                    .isEqualTo(probe.apply(container(overlay)));
            assertThat(probe.apply(container(integration))
                            .getHttpGet()
                            .getPort()
                            .getIntVal())
                    .isEqualTo(9876);
        }
    }

    @Test
    void hasTheSamePortsMemoryFoldersAndEnd() {
        Stream.<Function<Container, Object>>of(
                        it -> it.getPorts().stream()
                                .map(ContainerPort::getContainerPort)
                                .toList(),
                        it -> it.getResources().getLimits().get("memory"),
                        it -> it.getResources().getRequests().get("memory"),
                        Container::getImage,
                        Container::getLifecycle,
                        Container::getWorkingDir,
                        it -> it.getVolumeMounts().stream()
                                .map(mount -> mount.getMountPath())
                                .sorted()
                                .toList())
                .forEach(part ->
                        assertThat(part.apply(container(integration))).isEqualTo(part.apply(container(overlay))));
        assertThat(integration.getTerminationGracePeriodSeconds())
                .isEqualTo(overlay.getTerminationGracePeriodSeconds());
        assertThat(integration.getSecurityContext()).isEqualTo(overlay.getSecurityContext());
    }
}
