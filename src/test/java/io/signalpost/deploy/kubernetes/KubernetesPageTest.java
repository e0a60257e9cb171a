package io.signalpost.deploy.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands of docs/kubernetes.md make what the pods ask for, as far as kubectl can say without a cluster. */
class KubernetesPageTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)```(sh|yaml)\n(.*?)```");

    private static String page;
    private static Manifests made;

    @TempDir
    static Path folder;

    @BeforeAll
    static void runTheCommands() throws Exception {
        page = Files.readString(Path.of("docs/kubernetes.md"));
        Kubectl.kustomize(Manifests.KUBERNETES.resolve("base")); // where it is installed
        Files.createSymbolicLink(folder.resolve("deploy"), Path.of("deploy").toAbsolutePath());
        Files.writeString(folder.resolve("users"), "prometheus:$2a$10$N9qo8uLOickgx2ZMRZoMye:viewer\n");
        String commands = blocks("sh")
                .flatMap(block -> block.replace("\\\n", " ").lines())
                .filter(line -> line.matches("openssl .*|kubectl .*create (secret|configmap) .*"))
                .map(line -> line.startsWith("openssl") ? line : line + " --dry-run=client --output=yaml; echo ---")
                .collect(Collectors.joining("\n"));
        made = Manifests.parsed(output("set -e\n" + commands));
    }

    private static Stream<String> blocks(String language) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2));
    }

    private static String output(String commands) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-uc", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        bash.environment().putAll(Map.of("SMARTCAR_MANAGEMENT_TOKEN", "token", "DATABASE_PASSWORD", "a b"));
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static PodSpec pod() throws IOException, InterruptedException {
        return Manifests.ofOverlay("postgresql")
                .the(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    @Test
    void theSecretHasEachKeyThatAPodAsksFor() throws Exception {
        List<SecretKeySelector> asked = Stream.of(pod(), CamelK.ours().pod())
                .flatMap(pod -> pod.getContainers().get(0).getEnv().stream())
                .map(EnvVar::getValueFrom)
                .filter(source -> source != null)
                .map(source -> source.getSecretKeyRef())
                .toList();

        assertThat(asked).extracting(SecretKeySelector::getName).containsOnly("signalpost");
        assertThat(made.the(Secret.class, "signalpost").getData().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        asked.stream().map(SecretKeySelector::getKey).distinct().toList());
    }

    /** What the page adds to the Deployment for it. */
    @Test
    void theSecretOfUsersIsTheFileThatSignalpostLooksFor() throws Exception {
        Secret users = made.the(Secret.class, "signalpost-users");
        PodSpec added = Manifests.parsed(blocks("yaml")
                        .filter(block -> block.contains("signalpost-users"))
                        .findFirst()
                        .orElseThrow())
                .the(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec();

        assertThat(added.getVolumes())
                .extracting(volume -> volume.getSecret().getSecretName())
                .containsExactly(users.getMetadata().getName());
        assertThat(added.getContainers()).singleElement().satisfies(container -> {
            assertThat(container.getName()).isEqualTo("signalpost");
            assertThat(container.getEnv())
                    .extracting(EnvVar::getValue)
                    .containsExactly(container.getVolumeMounts().get(0).getMountPath() + "/"
                            + String.join("", users.getData().keySet()));
        });
    }

    @Test
    void prometheusFindsItsLogin() throws Exception {
        MonitoringOverlayTest.ServiceMonitor.BasicAuth login = Manifests.ofOverlay("monitoring")
                .extension("ServiceMonitor", MonitoringOverlayTest.ServiceMonitor.class)
                .spec()
                .endpoints()
                .get(0)
                .basicAuth();

        assertThat(made.the(Secret.class, login.username().getName()).getData())
                .containsOnlyKeys(login.username().getKey(), login.password().getKey());
    }

    /** Without an end of the line, which Prometheus would send along. */
    @Test
    void aPasswordOutOfAFileIsNothingButThePassword() {
        Map<String, String> login = made.the(Secret.class, "signalpost-metrics").getData();

        assertThat(new String(Base64.getDecoder().decode(login.get("password")), StandardCharsets.UTF_8))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void theConfigMapsForCamelKAreThoseThatItMounts() throws Exception {
        assertThat(made.all(ConfigMap.class))
                .extracting(it -> it.getMetadata().getName())
                .containsExactlyElementsOf(CamelK.ours().pod().getVolumes().stream()
                        .filter(volume -> volume.getConfigMap() != null)
                        .map(volume -> volume.getConfigMap().getName())
                        .toList());
        assertThat(made.the(ConfigMap.class, "signalpost-settings").getData())
                .containsOnlyKeys("application.properties");
        assertThat(made.the(ConfigMap.class, "signalpost-routes").getData())
                .containsOnlyKeys("charging-log.camel.yaml");
    }

    @Test
    void theIngressLeadsToTheServiceOfTheWebhooks() throws Exception {
        IngressServiceBackend backend = Manifests.parsed(blocks("yaml")
                        .filter(block -> block.contains("kind: Ingress"))
                        .findFirst()
                        .orElseThrow())
                .the(Ingress.class)
                .getSpec()
                .getRules()
                .get(0)
                .getHttp()
                .getPaths()
                .get(0)
                .getBackend()
                .getService();

        assertThat(Manifests.ofOverlay("sqlite")
                        .the(Service.class, backend.getName())
                        .getSpec()
                        .getPorts())
                .extracting(port -> port.getName())
                .contains(backend.getPort().getName());
    }
}
