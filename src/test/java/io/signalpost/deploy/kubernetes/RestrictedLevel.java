package io.signalpost.deploy.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;

/**
 * The level <i>restricted</i> of Kubernetes' Pod Security Standards, field by field; what it forbids of Windows is left out.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security Standards</a>
 */
final class RestrictedLevel {

    private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");

    private final List<String> violations = new ArrayList<>();

    private RestrictedLevel() {}

    /** Names of the fields that are not as the level wants them. */
    static List<String> violations(PodSpec pod) {
        RestrictedLevel level = new RestrictedLevel();
        level.pod(pod);
        Stream.of(pod.getContainers(), pod.getInitContainers())
                .flatMap(List::stream)
                .forEach(container -> level.container(container, pod.getSecurityContext()));
        pod.getVolumes().forEach(level::volume);
        return level.violations;
    }

    private void pod(PodSpec pod) {
        forbid("hostNetwork", Boolean.TRUE.equals(pod.getHostNetwork()));
        forbid("hostPID", Boolean.TRUE.equals(pod.getHostPID()));
        forbid("hostIPC", Boolean.TRUE.equals(pod.getHostIPC()));
        PodSecurityContext context = pod.getSecurityContext();
        if (context != null) {
            forbid("securityContext.sysctls", !context.getSysctls().isEmpty());
            forbid("securityContext.seLinuxOptions", context.getSeLinuxOptions() != null);
            forbid("securityContext.appArmorProfile", context.getAppArmorProfile() != null);
            forbid("securityContext.runAsUser", Objects.equals(context.getRunAsUser(), 0L));
        }
    }

    private void container(Container container, PodSecurityContext pod) {
        SecurityContext context = Objects.requireNonNullElseGet(container.getSecurityContext(), SecurityContext::new);
        forbid("privileged", Boolean.TRUE.equals(context.getPrivileged()));
        forbid("allowPrivilegeEscalation", !Boolean.FALSE.equals(context.getAllowPrivilegeEscalation()));
        forbid("procMount", context.getProcMount() != null);
        forbid("seLinuxOptions", context.getSeLinuxOptions() != null);
        forbid("appArmorProfile", context.getAppArmorProfile() != null);
        forbid("runAsUser", Objects.equals(context.getRunAsUser(), 0L));
        Boolean nonRoot = context.getRunAsNonRoot();
        forbid(
                "runAsNonRoot",
                !(nonRoot != null ? nonRoot : pod != null && Boolean.TRUE.equals(pod.getRunAsNonRoot())));
        SeccompProfile seccomp = context.getSeccompProfile();
        forbid("seccompProfile", !isKept(seccomp != null || pod == null ? seccomp : pod.getSeccompProfile()));
        forbid(
                "capabilities.drop",
                context.getCapabilities() == null
                        || !context.getCapabilities().getDrop().contains("ALL"));
        forbid(
                "capabilities.add",
                context.getCapabilities() != null
                        && !Set.of("NET_BIND_SERVICE")
                                .containsAll(context.getCapabilities().getAdd()));
        forbid("hostPort", container.getPorts().stream().anyMatch(port -> port.getHostPort() != null));
    }

    private static boolean isKept(SeccompProfile profile) {
        return profile != null && SECCOMP.contains(profile.getType());
    }

    /** Of the kinds that are allowed those that there is a use for here. */
    private void volume(Volume volume) {
        forbid(
                "volumes." + volume.getName(),
                volume.getConfigMap() == null
                        && volume.getSecret() == null
                        && volume.getEmptyDir() == null
                        && volume.getPersistentVolumeClaim() == null);
    }

    private void forbid(String field, boolean violated) {
        if (violated) {
            violations.add(field);
        }
    }
}
