package io.signalpost.deploy.kubernetes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the overlays apply is what Kubernetes knows, holds together, and asks for no more than it needs. */
class KustomizeTest {

    private static final Map<String, Manifests> OVERLAYS = new HashMap<>();

    @BeforeAll
    static void render() throws Exception {
        for (String overlay : List.of("sqlite", "postgresql")) {
            OVERLAYS.put(overlay, Manifests.ofOverlay(overlay));
        }
    }

    private static DeploymentSpec deployment(String overlay) {
        return OVERLAYS.get(overlay).the(Deployment.class).getSpec();
    }

    private static PodTemplateSpec pod(String overlay) {
        return deployment(overlay).getTemplate();
    }

    private static Container container(String overlay) {
        return pod(overlay).getSpec().getContainers().get(0);
    }

    @ParameterizedTest
    @CsvSource({"sqlite, PersistentVolumeClaim", "postgresql,"})
    void kubernetesKnowsEachFieldOfEachObject(String overlay, String more) {
        assertThat(OVERLAYS.get(overlay).objects())
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                "ServiceAccount",
                                "ConfigMap",
                                "ConfigMap",
                                "Service",
                                "Service",
                                "Deployment",
                                "PodDisruptionBudget",
                                "NetworkPolicy",
                                more)
                        .filter(it -> it != null)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"periodSeconds, periodSecond", "enableServiceLinks, serviceLinks", "podSelector, podSelektor"})
    void aFieldThatItDoesNotKnowIsFound(String right, String wrong) throws Exception {
        String yaml = Kubectl.kustomize(Manifests.KUBERNETES.resolve("base")).replace(right + ":", wrong + ":");

        assertThatThrownBy(() -> Manifests.parsed(yaml).objects()).hasMessageContaining("\"" + wrong + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void whatSelectsThePodFindsItAndNamesItsPorts(String overlay) {
        Manifests applied = OVERLAYS.get(overlay);
        Map<String, String> labels = pod(overlay).getMetadata().getLabels();
        Set<String> ports = Set.of("webhooks", "management");

        assertThat(container(overlay).getPorts())
                .extracting(ContainerPort::getName)
                .containsExactlyInAnyOrderElementsOf(ports);
        assertThat(deployment(overlay).getSelector().getMatchLabels()).isEqualTo(labels);
        assertThat(applied.the(PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .isEqualTo(labels);
        NetworkPolicy policy = applied.the(NetworkPolicy.class);
        assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isEqualTo(labels);
        assertThat(policy.getSpec().getIngress())
                .flatExtracting(rule -> rule.getPorts())
                .extracting(port -> port.getPort().getStrVal())
                .containsExactlyInAnyOrderElementsOf(ports);
        assertThat(applied.all(Service.class))
                .allSatisfy(
                        service -> assertThat(service.getSpec().getSelector()).isEqualTo(labels))
                .flatExtracting(service -> service.getSpec().getPorts())
                .extracting(port -> port.getTargetPort().getStrVal())
                .containsExactlyInAnyOrderElementsOf(ports);
    }

    /** Of the webhooks' Service nothing else than the webhooks is reached. */
    @Test
    void theManagementPortIsNotBehindTheServiceOfTheWebhooks() {
        Service webhooks = OVERLAYS.get("postgresql").the(Service.class, "signalpost");

        assertThat(webhooks.getSpec().getPorts())
                .singleElement()
                .extracting(port -> port.getTargetPort().getStrVal())
                .isEqualTo("webhooks");
    }

    @Test
    void onSqliteTheOldPodIsGoneBeforeTheNewOneOpensItsFiles() {
        PersistentVolumeClaim claim = OVERLAYS.get("sqlite").the(PersistentVolumeClaim.class);

        assertThat(deployment("sqlite").getReplicas()).isEqualTo(1);
        assertThat(deployment("sqlite").getStrategy().getType()).isEqualTo("Recreate");
        assertThat(pod("sqlite").getSpec().getVolumes())
                .filteredOn(volume -> volume.getName().equals("data"))
                .extracting(volume -> volume.getPersistentVolumeClaim().getClaimName())
                .containsExactly(claim.getMetadata().getName());
    }

    @Test
    void onPostgresqlANewPodIsReadyBeforeAnOldOneGoes() {
        DeploymentSpec deployment = deployment("postgresql");

        assertThat(deployment.getReplicas()).isEqualTo(3);
        assertThat(deployment
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable()
                        .getIntVal())
                .isZero();
        assertThat(deployment.getTemplate().getSpec().getTopologySpreadConstraints())
                .allSatisfy(spread -> assertThat(spread.getLabelSelector().getMatchLabels())
                        .isEqualTo(deployment.getSelector().getMatchLabels()))
                .extracting(spread -> spread.getTopologyKey())
                .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
    }

    @Test
    void theExampleOfARouteIsThatOfREADME() throws Exception {
        Collection<String> routes = OVERLAYS.get("sqlite")
                .the(ConfigMap.class, "signalpost-routes")
                .getData()
                .values();

        assertThat(routes).singleElement().satisfies(route -> assertThat(Files.readString(Path.of("README.md")))
                .contains("```yaml\n" + route + "```"));
    }
}
