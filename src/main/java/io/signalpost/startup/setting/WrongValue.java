package io.signalpost.startup.setting;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** Explains a value that has not the form its key wants, without repeating the value: it may be a secret. */
public final class WrongValue {

    private static final Map<Class<?>, String> FORMS = Map.of(
            Integer.class, "a whole number",
            Long.class, "a whole number",
            Double.class, "a number",
            Boolean.class, "true or false",
            Duration.class, "a duration such as 500ms, 10s, 5m or 7d",
            DataSize.class, "a size such as 256KB, 16MB or 10GB",
            InetAddress.class, "a host name or an IP address",
            Path.class, "a folder");

    private final PackagedSettings packaged;
    private final Environment environment;

    public WrongValue(PackagedSettings packaged, Environment environment) {
        this.packaged = packaged;
        this.environment = environment;
    }

    public Optional<String> explain(Throwable failure) {
        if (failure instanceof BindException bind
                && bind.getCause() instanceof ConversionException
                && bind.getProperty() != null) {
            Class<?> type = bind.getTarget().getType().resolve(Object.class);
            return Optional.of(explain(bind.getProperty().getName().toString(), form(type)));
        }
        return Optional.empty();
    }

    private String explain(String key, String form) {
        String example =
                packaged.has(key) ? ", for instance " + packaged.documented().getProperty(key) : "";
        return at(environment, key) + " must be " + form + example;
    }

    /** {@code application.properties:12: 'signalpost.port'} */
    public static String at(Environment environment, String key) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(ConfigurationPropertyName.of(key));
            if (property != null) {
                return Origins.describe(Origin.from(property)) + ": '" + key + "'";
            }
        }
        return "'" + key + "'";
    }

    public static String form(Class<?> type) {
        Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
        return boxed.isEnum()
                ? "one of "
                        + Arrays.stream(boxed.getEnumConstants())
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                : FORMS.getOrDefault(boxed, "a " + boxed.getSimpleName());
    }
}
