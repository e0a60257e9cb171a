package io.signalpost.startup.setting;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Keeps Spring from expanding <code>${…}</code> in a secret that an environment variable gives: a password may well hold it,
 * and would be another then. Such are all variables with TOKEN, SECRET or PASSWORD in their name, ours or not, since ours may
 * refer to others. It comes before Spring Boot takes over the variables.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecretsAsWritten implements EnvironmentPostProcessor {

    private static final Pattern SECRET = Pattern.compile("(?i).*(TOKEN|SECRET|PASSWORD).*");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        MutablePropertySources sources = environment.getPropertySources();
        PropertySource<?> variables = sources.get(name);
        if (variables instanceof SystemEnvironmentPropertySource system) {
            Map<String, Object> escaped = new HashMap<>(system.getSource());
            escaped.replaceAll((variable, value) -> isSecret(variable) ? escaped(String.valueOf(value)) : value);
            sources.replace(name, new SystemEnvironmentPropertySource(name, escaped));
        }
    }

    static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }

    /** With a backslash, which Spring takes away, before what it would take for a placeholder, and only there. */
    static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (value.startsWith("${", i) && isClosed(value, i + 2)) {
                escaped.append('\\');
            }
            escaped.append(value.charAt(i));
        }
        return escaped.toString();
    }

    private static boolean isClosed(String value, int from) {
        int open = 1;
        for (int i = from; i < value.length() && open > 0; i++) {
            open += value.charAt(i) == '{' ? 1 : value.charAt(i) == '}' ? -1 : 0;
        }
        return open == 0;
    }
}
