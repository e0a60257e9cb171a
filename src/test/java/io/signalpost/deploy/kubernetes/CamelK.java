package io.signalpost.deploy.kubernetes;

import java.io.IOException;
import java.nio.file.Path;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;

/** What the operator of Camel K 2.10 makes of an integration with an image of its own, as far as ours goes. */
record CamelK(Integration integration) {

    private static final Path OURS = Path.of("deploy/camel-k/integration.yaml");

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
                .withNewTargetPort(integration.spec().traits().container().portName())
                .endPort()
                .endSpec()
                .build();
    }

    PodSpec pod() {
        Integration.Traits traits = integration.spec().traits();
        PodSpec template = integration.spec().template().spec();
        return new PodSpecBuilder(template)
                .editSecurityContext()
                .withRunAsNonRoot(traits.securityContext().runAsNonRoot())
                .withRunAsUser(traits.securityContext().runAsUser())
                .withNewSeccompProfile(
                        null, traits.securityContext().seccompProfileType().name())
                .endSecurityContext()
                .withContainers(
                        CamelKContainer.of(traits, template.getContainers().get(0)))
                .withVolumes(traits.mount().resources().stream()
                        .map(CamelK::configMap)
                        .toList())
                .addAllToVolumes(traits.mount().emptyDirs().stream()
                        .map(CamelK::emptyDir)
                        .toList())
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
}
