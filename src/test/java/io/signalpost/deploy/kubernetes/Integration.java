package io.signalpost.deploy.kubernetes;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;

/** Of the kind {@code Integration} of Camel K what ours uses, by the names and types of its definition. */
record Integration(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    record Spec(Integer replicas, String serviceAccountName, Traits traits, Template template) {}

    record Traits(
            ContainerTrait container,
            @JsonProperty("security-context") SecurityContextTrait securityContext,
            ServiceTrait service,
            EnvironmentTrait environment,
            MountTrait mount,
            HealthTrait health,
            DeploymentTrait deployment,
            PdbTrait pdb) {}

    /** @param ports {@code <name>;<number>} each, beside the one that a Service exposes */
    record ContainerTrait(
            String image,
            Integer port,
            String portName,
            Boolean expose,
            List<String> ports,
            String requestCPU,
            String requestMemory,
            String limitCPU,
            String limitMemory,
            Boolean runAsNonRoot,
            Long runAsUser,
            Boolean allowPrivilegeEscalation,
            List<String> capabilitiesDrop,
            Seccomp seccompProfileType) {}

    enum Seccomp {
        Unconfined,
        RuntimeDefault
    }

    record SecurityContextTrait(Boolean runAsNonRoot, Long runAsUser, Seccomp seccompProfileType) {}

    record ServiceTrait(Boolean auto, Boolean enabled) {}

    /** @param vars {@code <name>=<value>} or {@code <name>=secret:<name>/<key>} each */
    record EnvironmentTrait(List<String> vars) {}

    /**
     * @param resources {@code configmap:<name>@<folder>} each
     * @param emptyDirs {@code <name>:<folder>:<size>} each
     */
    record MountTrait(List<String> resources, List<String> emptyDirs) {}

    record HealthTrait(
            Boolean enabled,
            Boolean startupProbeEnabled,
            String startupProbe,
            Integer startupPort,
            Integer startupPeriod,
            Integer startupTimeout,
            Integer startupFailureThreshold,
            Boolean readinessProbeEnabled,
            String readinessProbe,
            Integer readinessPort,
            Integer readinessPeriod,
            Integer readinessTimeout,
            Integer readinessFailureThreshold,
            Boolean livenessProbeEnabled,
            String livenessProbe,
            Integer livenessPort,
            Integer livenessPeriod,
            Integer livenessTimeout,
            Integer livenessFailureThreshold) {}

    record DeploymentTrait(
            Strategy strategy,
            Integer rollingUpdateMaxSurge,
            Integer rollingUpdateMaxUnavailable,
            Integer progressDeadlineSeconds) {}

    enum Strategy {
        Recreate,
        RollingUpdate
    }

    record PdbTrait(Boolean enabled, String maxUnavailable) {}

    /** @param spec merged into that of the pod, containers by their names */
    record Template(PodSpec spec) {}
}
