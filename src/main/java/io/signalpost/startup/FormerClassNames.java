package io.signalpost.startup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.impl.engine.DefaultClassResolver;
import org.apache.camel.util.ObjectHelper;
import org.apache.commons.lang3.StringUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets route files go on naming classes that have moved: an operator's own copies may be older than the jar. */
@Component
final class FormerClassNames extends DefaultClassResolver {

    private static final Logger log = LoggerFactory.getLogger(FormerClassNames.class);
    private static final String DELIVERY = "io.signalpost.eventlog.delivery.";
    private static final String DESTINATION = "io.signalpost.destination.";

    /** Into which its classes have moved. */
    private static final List<String> ROOMS_OF_DESTINATION =
            List.of("chat", "database", "fault", "files", "http", "kafka", "line", "mail", "mqtt", "s3", "sqs");

    /** The name of today by the former one. */
    private static final Map<String, String> RENAMED = Map.of(
            "io.signalpost.eventlog.DestinationUnavailableException", DELIVERY + "DestinationUnavailableException",
            "io.signalpost.eventlog.PartialDeliveryException", DELIVERY + "PartialDeliveryException",
            "io.signalpost.eventlog.UndeliverableException", DELIVERY + "UndeliverableException",
            "io.signalpost.eventlog.EventLogUnavailableException",
                    "io.signalpost.eventlog.store.EventLogUnavailableException",
            "io.signalpost.webhook.RejectedException", "io.signalpost.webhook.RefusedException");

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** The class that goes by that name in a route file, today or formerly; short names are those that Camel takes. */
    static Optional<Class<?>> find(String name) {
        return load(today(name));
    }

    private static String today(String name) {
        String simple = StringUtils.removeStart(name, DESTINATION);
        if (simple.equals(name) || simple.contains(".") || load(name).isPresent()) {
            return RENAMED.getOrDefault(name, name);
        }
        return ROOMS_OF_DESTINATION.stream()
                .map(room -> DESTINATION + room + "." + simple)
                .filter(moved -> load(moved).isPresent())
                .findFirst()
                .orElse(name);
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.ofNullable(ObjectHelper.loadClass(name, FormerClassNames.class.getClassLoader()));
        } catch (LinkageError notThis) {
            return Optional.empty();
        }
    }

    @Override
    protected Class<?> loadClass(String name, ClassLoader loader) {
        String now = today(name);
        if (!now.equals(name) && told.add(name)) {
            log.warn(
                    "A route file names {}, which is {} now; the former name goes on working in this version only",
                    name,
                    now);
        }
        return super.loadClass(now, loader);
    }
}
