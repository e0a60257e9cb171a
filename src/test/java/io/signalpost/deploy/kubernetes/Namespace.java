package io.signalpost.deploy.kubernetes;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;

/**
 * What a pod finds in its namespace: what was applied, and the Secrets that somebody made before.
 *
 * @param configMaps the data of each by its name, likewise of the Secrets
 */
record Namespace(
        List<Service> services, Map<String, Map<String, String>> configMaps, Map<String, Map<String, String>> secrets) {

    static Namespace of(Manifests applied, Map<String, Map<String, String>> secrets) {
        Map<String, Map<String, String>> configMaps = new HashMap<>();
        applied.all(ConfigMap.class)
                .forEach(it -> configMaps.put(it.getMetadata().getName(), it.getData()));
        return new Namespace(applied.all(Service.class), configMaps, secrets);
    }

    /** The variables of the container: those of Services, which those go before that the pod declares. */
    Map<String, String> environment(PodSpec pod, Container container) {
        Map<String, String> environment = new LinkedHashMap<>(
                ServiceLinks.variables(services, !Boolean.FALSE.equals(pod.getEnableServiceLinks())));
        for (EnvVar variable : container.getEnv()) {
            environment.put(variable.getName(), value(variable));
        }
        return environment;
    }

    private String value(EnvVar variable) {
        EnvVarSource source = variable.getValueFrom();
        if (source == null) {
            return Optional.ofNullable(variable.getValue()).orElse("");
        }
        if (source.getFieldRef() != null) {
            return source.getFieldRef().getFieldPath();
        }
        SecretKeySelector key = source.getSecretKeyRef();
        return Optional.ofNullable(secrets.get(key.getName()))
                .map(secret -> secret.get(key.getKey()))
                .orElseThrow(() -> new IllegalStateException(
                        "couldn't find key " + key.getKey() + " in Secret " + key.getName())); // as the kubelet says it
    }

    /** The files of a ConfigMap or a Secret; none for a folder that is empty at first. */
    Map<String, String> files(Volume volume) {
        if (volume.getConfigMap() != null) {
            return found(
                    configMaps,
                    volume.getConfigMap().getName(),
                    volume.getConfigMap().getOptional());
        }
        if (volume.getSecret() != null) {
            return found(
                    secrets,
                    volume.getSecret().getSecretName(),
                    volume.getSecret().getOptional());
        }
        return Map.of();
    }

    private static Map<String, String> found(Map<String, Map<String, String>> all, String name, Boolean optional) {
        Map<String, String> files = all.get(name);
        if (files == null && !Boolean.TRUE.equals(optional)) {
            throw new IllegalStateException("\"" + name + "\" not found");
        }
        return files == null ? Map.of() : files;
    }
}
