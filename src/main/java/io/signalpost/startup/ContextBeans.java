package io.signalpost.startup;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.signalpost.authoring.Setup;
import io.signalpost.destination.setting.DestinationSettings;
import io.signalpost.startup.setting.EnvironmentSettings;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * The beans that the application will have, asked before any of them is made.
 *
 * @param factory  null when it is not known which there will be
 * @param settings that they are made from
 */
record ContextBeans(ConfigurableListableBeanFactory factory, EnvironmentSettings settings) implements Setup.Beans {

    /** What Camel itself and its starter put into the registry while they start. */
    private static final Set<String> OF_CAMEL =
            Set.of("camelContext", "CamelContext", "producerTemplate", "consumerTemplate");

    @Override
    public boolean areKnown() {
        return factory != null;
    }

    @Override
    public Collection<String> names() {
        if (factory == null) {
            return OF_CAMEL;
        }
        Set<String> names = new TreeSet<>(OF_CAMEL);
        for (String name : factory.getBeanDefinitionNames()) {
            names.add(name);
            names.addAll(Set.of(factory.getAliases(name)));
        }
        names.addAll(Set.of(factory.getSingletonNames()));
        return names;
    }

    @Override
    public Optional<Class<?>> type(String name) {
        try {
            return factory == null ? Optional.empty() : Optional.ofNullable(factory.getType(name, false));
        } catch (NoSuchBeanDefinitionException notThere) {
            return Optional.empty();
        }
    }

    /** Those of a destination that is off are made from its settings all the same, when another route names them. */
    @Override
    public Optional<String> refused(String name) {
        return DestinationSettings.demands().stream()
                .filter(demand -> name.equals(demand.bean()) && names().contains(name))
                .filter(demand -> settings.value("destination." + demand.destination() + ".enabled")
                        .filter("true"::equals)
                        .isEmpty())
                .flatMap(demand -> refused(demand).stream())
                .findFirst();
    }

    private Optional<String> refused(DestinationSettings.Demand demand) {
        try {
            demand.check().accept(Binder.get(settings.environment()));
            return Optional.empty();
        } catch (BindException toldElsewhere) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
