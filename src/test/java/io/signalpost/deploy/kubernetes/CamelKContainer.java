package io.signalpost.deploy.kubernetes;

import java.util.Map;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;

/** The container that Camel K makes of traits, and of what the template has for it. */
final class CamelKContainer {

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

    private CamelKContainer() {}

    static Container of(Integration.Traits traits, Container template) {
        ContainerBuilder container = new ContainerBuilder(template);
        run(traits.container(), container);
        ask(traits.health(), container);
        mount(traits.mount(), container);
        OWN_VARIABLES.forEach((name, value) -> container.addToEnv(new EnvVar(name, value, null)));
        traits.environment().vars().forEach(written -> container.addToEnv(variable(written)));
        return container.build();
    }

    private static void run(Integration.ContainerTrait trait, ContainerBuilder container) {
        container
                .withImage(trait.image())
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
                .endResources();
        Stream.concat(Stream.of(trait.portName() + ";" + trait.port()), trait.ports().stream())
                .map(port -> port.split(";"))
                .forEach(port -> container
                        .addNewPort()
                        .withName(port[0])
                        .withContainerPort(Integer.valueOf(port[1]))
                        .endPort());
    }

    private static void ask(Integration.HealthTrait trait, ContainerBuilder container) {
        container
                .withStartupProbe(probe(
                        trait.startupProbe(),
                        trait.startupPort(),
                        trait.startupPeriod(),
                        trait.startupTimeout(),
                        trait.startupFailureThreshold()))
                .withReadinessProbe(probe(
                        trait.readinessProbe(),
                        trait.readinessPort(),
                        trait.readinessPeriod(),
                        trait.readinessTimeout(),
                        trait.readinessFailureThreshold()))
                .withLivenessProbe(probe(
                        trait.livenessProbe(),
                        trait.livenessPort(),
                        trait.livenessPeriod(),
                        trait.livenessTimeout(),
                        trait.livenessFailureThreshold()));
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

    private static void mount(Integration.MountTrait trait, ContainerBuilder container) {
        trait.resources().stream().map(written -> written.split("[:@]")).forEach(part -> container
                .addNewVolumeMount()
                .withName(part[1])
                .withMountPath(part[2])
                .withReadOnly(true)
                .endVolumeMount());
        trait.emptyDirs().stream().map(written -> written.split(":")).forEach(part -> container
                .addNewVolumeMount()
                .withName(part[0])
                .withMountPath(part[1])
                .endVolumeMount());
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
}
