package io.signalpost.webhook;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.support.ResourcePropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SmartcarPropertiesTest {

    private static Map<String, String> tokens(String file, Map<String, Object> environment) throws Exception {
        return properties(file, environment).tokensByName();
    }

    private static SmartcarProperties properties(String file, Map<String, Object> variables) throws Exception {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        environment
                .getPropertySources()
                .addLast(new ResourcePropertySource("file", new ByteArrayResource(file.getBytes())));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("smartcar", SmartcarProperties.class);
    }

    @Test
    void theOneVariableIsTheTokenNamedDefault() throws Exception {
        assertThat(tokens("", Map.of("SMARTCAR_MANAGEMENT_TOKEN", "t"))).containsExactly(Map.entry("default", "t"));
    }

    @Test
    void namedTokensKeepTheirNames() throws Exception {
        Map<String, String> tokens =
                tokens("smartcar.management-tokens.fleet-a=a", Map.of("SMARTCAR_MANAGEMENTTOKENS_FLEETB", "b"));

        assertThat(tokens).containsOnly(Map.entry("fleet-a", "a"), Map.entry("fleetb", "b"));
    }

    @Test
    void theSingleTokenComesFirst() throws Exception {
        assertThat(tokens("smartcar.management-tokens.a=a\nsmartcar.management-token=t", Map.of()))
                .containsExactly(Map.entry("default", "t"), Map.entry("a", "a"));
    }

    @Test
    void aBlankVariableIsNone() throws Exception {
        assertThat(tokens("smartcar.management-token=", Map.of())).isEmpty();
    }

    @Test
    void twoDifferentTokensOfOneNameAreRefused() {
        assertThatThrownBy(() -> tokens(
                        "smartcar.management-tokens.default=secret-a", Map.of("SMARTCAR_MANAGEMENT_TOKEN", "secret-b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("smartcar.management-tokens.default")
                .hasMessageNotContaining("secret");
    }

    @Test
    void tokensAreNotPrinted() throws Exception {
        assertThat(properties("smartcar.management-tokens.a=secret", Map.of("SMARTCAR_MANAGEMENT_TOKEN", "secret")))
                .hasToString("SmartcarProperties[default, a]");
    }
}
