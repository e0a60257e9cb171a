package io.signalpost.deploy.kubernetes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;

/** What the operator of Camel K 2.10 makes of an integration with an image of its own, as far as ours goes. */
final class CamelK {

    /** What it adds to every container, whether the image knows of Camel K or not. */
    private static final Map<String, String> OWN_VARIABLES = Map.ofEntries(
            Map.entry("CAMEL_K_DIGEST", "vX0yNVb5sB0"),
            Map.entry("CAMEL_K_CONF", "/etc/camel/application.properties"),
            Map.entry("CAMEL_K_CONF_D", "/etc/camel/conf.d"),
            Map.entry("CAMEL_K_VERSION", "2.10.1"),
            Map.entry("CAMEL_K_OPERATOR_ID", "camel-k"),
            Map.entry("CAMEL_K_INTEGRATION", "signalpost"),
            Map.entry("CAMEL_K_RUNTIME_VERSION", "3.33.1"),
            Map.entry("CAMEL_K_MOUNT_PATH_CONFIGMAPS", "/etc/camel/conf.d/_configmaps"),
            Map.entry("CAMEL_K_MOUNT_PATH_SECRETS", "/etc/camel/conf.d/_secrets"),
            Map.entry(
                    "QUARKUS_CONFIG_LOCATIONS", "/etc/camel/application.properties,/etc/camel/conf.d/user.properties"),
            Map.entry("NAMESPACE", "signalpost"),
            Map.entry("POD_NAME", "signalpost-7d9c5b8f6-x2x7q"));

    private static final Path OURS = Path.of("deploy/camel-k/integration.yaml");

    private final Integration integration;
    private final Integration.Traits traits;

    CamelK(Integration integration) {
        this.integration = integration;
        this.traits = integration.spec().traits();
    }

    static CamelK ours() throws IOException {
        return new CamelK(Manifests.ofFile(OURS).extension("Integration", Integration.class));
    }

    Service service() {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName(integration.metadata().getName())
                .endMetadata()
                .withNewSpec()
                .addNewPort()
                .withName("http")
                .withPort(80)
                .withNewTargetPort(traits.container().portName())
                .endPort()
                .endSpec()
                .build();
    }

    PodSpec pod() {
        PodSpec template = integration.spec().template().spec();
        return new PodSpecBuilder(template)
                .editSecurityContext()
                .withRunAsNonRoot(traits.securityContext().runAsNonRoot())
                .withRunAsUser(traits.securityContext().runAsUser())
                .withNewSeccompProfile(
                        null, traits.securityContext().seccompProfileType().name())
                .endSecurityContext()
                .withContainers(container(template.getContainers().get(0)))
                .withVolumes(traits.mount().resources().stream()
                        .map(CamelK::configMap)
                        .toList())
                .addAllToVolumes(traits.mount().emptyDirs().stream()
                        .map(CamelK::emptyDir)
                        .toList())
                .build();
    }

    private Container container(Container template) {
        Integration.ContainerTrait trait = traits.container();
        Integration.HealthTrait health = traits.health();
        ContainerBuilder container = new ContainerBuilder(template)
                .withImage(trait.image())
                .withEnv(variables())
                .editSecurityContext()
                .withRunAsNonRoot(trait.runAsNonRoot())
                .withRunAsUser(trait.runAsUser())
                .withAllowPrivilegeEscalation(trait.allowPrivilegeEscalation())
                .withNewCapabilities()
                .withDrop(trait.capabilitiesDrop())
                .endCapabilities()
                .withNewSeccompProfile(null, trait.seccompProfileType().name())
                .endSecurityContext()
                .withNewResources()
                .withRequests(Map.of("memory", new Quantity(trait.requestMemory())))
                .withLimits(Map.of("memory", new Quantity(trait.limitMemory())))
                .endResources()
                .addNewPort()
                .withName(trait.portName())
                .withContainerPort(trait.port())
                .endPort()
                .withStartupProbe(probe(
                        health.startupProbe(),
                        health.startupPort(),
                        health.startupPeriod(),
                        health.startupTimeout(),
                        health.startupFailureThreshold()))
                .withReadinessProbe(probe(
                        health.readinessProbe(),
                        health.readinessPort(),
                        health.readinessPeriod(),
                        health.readinessTimeout(),
                        health.readinessFailureThreshold()))
                .withLivenessProbe(probe(
                        health.livenessProbe(),
                        health.livenessPort(),
                        health.livenessPeriod(),
                        health.livenessTimeout(),
                        health.livenessFailureThreshold()));
        trait.ports().stream().map(port -> port.split(";")).forEach(port -> container
                .addNewPort()
                .withName(port[0])
                .withContainerPort(Integer.valueOf(port[1]))
                .endPort());
        traits.mount().resources().stream().map(it -> it.split("[:@]")).forEach(it -> container
                .addNewVolumeMount()
                .withName(it[1])
                .withMountPath(it[2])
                .withReadOnly(true)
                .endVolumeMount());
        traits.mount().emptyDirs().stream().map(it -> it.split(":")).forEach(it -> container
                .addNewVolumeMount()
                .withName(it[0])
                .withMountPath(it[1])
                .endVolumeMount());
        return container.build();
    }

    private List<EnvVar> variables() {
        return Stream.concat(
                        OWN_VARIABLES.entrySet().stream().map(it -> new EnvVar(it.getKey(), it.getValue(), null)),
                        traits.environment().vars().stream().map(CamelK::variable))
                .toList();
    }

    private static EnvVar variable(String written) {
        String[] pair = written.split("=", 2);
        if (!pair[1].startsWith("secret:")) {
            return new EnvVar(pair[0], pair[1], null);
        }
        String[] key = pair[1].substring("secret:".length()).split("/");
        return new EnvVarBuilder()
                .withName(pair[0])
                .withNewValueFrom()
                .withNewSecretKeyRef(key[1], key[0], null)
                .endValueFrom()
                .build();
    }

    private static Volume configMap(String written) {
        String name = written.split("[:@]")[1];
        return new VolumeBuilder()
                .withName(name)
                .withNewConfigMap()
                .withName(name)
                .endConfigMap()
                .build();
    }

    private static Volume emptyDir(String written) {
        return new VolumeBuilder()
                .withName(written.split(":")[0])
                .withNewEmptyDir()
                .endEmptyDir()
                .build();
    }

    private static Probe probe(String path, int port, int period, int timeout, int failureThreshold) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withNewPort(port)
                .endHttpGet()
                .withPeriodSeconds(period)
                .withTimeoutSeconds(timeout)
                .withFailureThreshold(failureThreshold)
                .build();
    }
}
