package io.signalpost.startup.trial;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import org.apache.camel.RoutesBuilder;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;

/** Leaves those beans out that receive, keep or show events: a route that is tried needs none of them. */
final class TrialBeanSelection {

    private static final String ROOT = "io.signalpost.";
    private static final Set<String> ROOMS = Set.of("demo", "eventlog", "http", "observe", "webhook");
    private static final Set<String> LEFT_OUT = Set.of("clock", "event-log", "startSummary");

    private TrialBeanSelection() {}

    static void reduce(ConfigurableListableBeanFactory beans) {
        BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
        Set<String> housekeeping = Set.of(beans.getBeanNamesForType(RoutesBuilder.class, true, false));
        Arrays.stream(beans.getBeanDefinitionNames())
                .filter(name -> housekeeping.contains(name) || !isNeeded(beans, name))
                .toList() // before any goes: a bean is known by the class that makes it
                .forEach(registry::removeBeanDefinition);
        beans.getBeanDefinition("camelContext").setLazyInit(false); // it starts with the application, or not at all
    }

    private static boolean isNeeded(ConfigurableListableBeanFactory beans, String name) {
        String room = origin(beans, name)
                .filter(type -> type.startsWith(ROOT))
                .map(type -> type.substring(ROOT.length()).split("\\.", 2)[0])
                .orElse("");
        boolean settings = name.contains("-" + ROOT);
        return !LEFT_OUT.contains(name) && (settings || !ROOMS.contains(room));
    }

    /** The class that is the bean, or has the method that makes it. */
    private static Optional<String> origin(ConfigurableListableBeanFactory beans, String name) {
        BeanDefinition definition = beans.getBeanDefinition(name);
        String maker = definition.getFactoryBeanName();
        return maker != null && beans.containsBeanDefinition(maker)
                ? origin(beans, maker)
                : Optional.ofNullable(definition.getBeanClassName());
    }
}
