package io.signalpost.deploy.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;

/**
 * The variables that Kubernetes puts into a pod for the Services that were there before it.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables">Environment variables</a>
 */
final class ServiceLinks {

    /** How Kubernetes itself is reached; its variables are in every pod. */
    private static final Service API = new ServiceBuilder()
            .withNewMetadata()
            .withName("kubernetes")
            .endMetadata()
            .withNewSpec()
            .addNewPort()
            .withName("https")
            .withPort(443)
            .endPort()
            .endSpec()
            .build();

    private ServiceLinks() {}

    /** @param services of the namespace; those without an address of their own have none */
    static Map<String, String> variables(List<Service> services, boolean enabled) {
        Map<String, String> variables = new TreeMap<>();
        add(API, "10.96.0.1", variables);
        if (enabled) {
            services.stream()
                    .filter(service -> !"None".equals(service.getSpec().getClusterIP()))
                    .forEach(service -> add(service, "10.96.0.7", variables));
        }
        return variables;
    }

    private static void add(Service service, String address, Map<String, String> variables) {
        String name = variable(service.getMetadata().getName());
        List<ServicePort> ports = service.getSpec().getPorts();
        variables.put(name + "_SERVICE_HOST", address);
        variables.put(name + "_SERVICE_PORT", String.valueOf(ports.get(0).getPort()));
        variables.put(name + "_PORT", "tcp://" + address + ":" + ports.get(0).getPort());
        for (ServicePort port : ports) {
            String number = String.valueOf(port.getPort());
            String prefix = name + "_PORT_" + number + "_TCP";
            if (port.getName() != null) {
                variables.put(name + "_SERVICE_PORT_" + variable(port.getName()), number);
            }
            variables.put(prefix, "tcp://" + address + ":" + number);
            variables.put(prefix + "_PROTO", "tcp");
            variables.put(prefix + "_PORT", number);
            variables.put(prefix + "_ADDR", address);
        }
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
