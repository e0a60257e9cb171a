package io.signalpost.deploy.kubernetes;

import java.io.IOException;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The pods may run where Kubernetes lets only those run that ask for nothing. */
class RestrictedLevelTest {

    private static PodSpec of(String yaml) {
        return Manifests.parsed(yaml)
                .the(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static String rendered(String overlay) throws IOException, InterruptedException {
        return Kubectl.kustomize(Manifests.KUBERNETES.resolve("overlays").resolve(overlay));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void ourPodsAreAtTheLevel(String overlay) throws Exception {
        assertThat(RestrictedLevel.violations(of(rendered(overlay)))).isEmpty();
    }

    @Test
    void thatOfCamelKIsToo() throws Exception {
        assertThat(RestrictedLevel.violations(CamelK.ours().pod())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runAsNonRoot: true                | runAsNonRoot: false             | runAsNonRoot",
                "runAsUser: 10001                  | runAsUser: 0                    | securityContext.runAsUser",
                "type: RuntimeDefault              | type: Unconfined                | seccompProfile",
                "allowPrivilegeEscalation: false   | privileged: false               | allowPrivilegeEscalation",
                "readOnlyRootFilesystem: true      | privileged: true                | privileged",
                "readOnlyRootFilesystem: true      | procMount: Unmasked             | procMount",
                "readOnlyRootFilesystem: true      | runAsUser: 0                    | runAsUser",
                "readOnlyRootFilesystem: true      | seLinuxOptions: {type: spc_t}   | seLinuxOptions",
                "'drop:'                           | 'add:'                          | capabilities.drop",
                "'- ALL'                           | '- ALL\n            add: [SYS_ADMIN]' | capabilities.add",
                "containerPort: 8080               | 'containerPort: 8080\n          hostPort: 8080' | hostPort",
                "enableServiceLinks: false         | hostNetwork: true               | hostNetwork",
                "enableServiceLinks: false         | hostPID: true                   | hostPID",
                "enableServiceLinks: false         | hostIPC: true                   | hostIPC",
                "fsGroupChangePolicy: OnRootMismatch | sysctls: [{name: a, value: b}] | securityContext.sysctls",
                "fsGroupChangePolicy: OnRootMismatch | appArmorProfile: {type: Unconfined} | securityContext.appArmorProfile",
                "'persistentVolumeClaim:\n          claimName: signalpost-data' | 'hostPath: {path: /data}' | volumes.data",
            })
    void whatItForbidsIsFound(String ours, String forbidden, String field) throws Exception {
        String yaml = rendered("sqlite");
        assertThat(yaml).contains(ours);

        assertThat(RestrictedLevel.violations(of(yaml.replace(ours, forbidden))))
                .contains(field);
    }
}
