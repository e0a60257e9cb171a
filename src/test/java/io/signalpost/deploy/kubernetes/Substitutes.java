package io.signalpost.deploy.kubernetes;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.signalpost.testing.Ports;

/**
 * All that is otherwise than in a cluster, where several pods have an address and a file system each: paths are below a folder, ports
 * of the container are free ones, and what is reached by a name is somewhere else.
 */
final class Substitutes {

    private final Path root;
    private final Map<String, String> addresses;
    private final Map<String, String> ports = new HashMap<>();

    /**
     * @param root      the container's file system
     * @param addresses host and port by those that the manifest names
     */
    Substitutes(Path root, Container container, Map<String, String> addresses) {
        this.root = root;
        this.addresses = addresses;
        container.getPorts().forEach(port -> ports.put(number(port), String.valueOf(Ports.lasting())));
    }

    private static String number(ContainerPort port) {
        return String.valueOf(port.getContainerPort());
    }

    Path root() {
        return root;
    }

    Path path(String inContainer) {
        return root.resolve(inContainer.substring(1));
    }

    int port(int ofContainer) {
        return Integer.parseInt(ports.get(String.valueOf(ofContainer)));
    }

    /** Of a variable. */
    String value(String value) {
        return value.startsWith("/") ? path(value).toString() : ports.getOrDefault(value, text(value));
    }

    /** Of a file. */
    String text(String text) {
        String substituted = text;
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            substituted = substituted.replace(address.getKey(), address.getValue());
        }
        return substituted;
    }

    /** In a container the folder for temporary files is the same for all processes, so it is not said. */
    List<String> options() {
        return List.of("-Djava.io.tmpdir=" + path("/tmp"));
    }
}
