package io.signalpost.startup.setting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.signalpost.SignalpostApplication;
import io.signalpost.http.HttpSocket;
import io.signalpost.testing.Examples;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.env.ConfigTreePropertySource.Option;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsAsWrittenTest {

    private static final String TOKEN = "to${user.name}ken";

    private static StandardEnvironment environment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return environment;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TOKEN,
                "${user.name}",
                "$${user.name}}",
                "\\${user.name}",
                "\\\\${user.name}",
                "${none}${none:default}",
                "${none:${user.name}}",
                "${user.${user.name}",
                "${user.name",
                "${a{user.name}",
                "}${",
                "#{1 + 1} {{user.name}}"
            })
    void aSecretFromTheEnvironmentIsTakenAsWritten(String secret) {
        StandardEnvironment environment = environment(Map.of(
                "SIGNALPOST_EVENT_LOG_PASSWORD", secret,
                "DESTINATION_HTTP_SECRET", secret,
                "SMARTCAR_MANAGEMENTTOKENS_A", secret,
                "MY_TOKEN", secret,
                "SIGNALPOST_MANAGEMENT_PASSWORD", "${MY_TOKEN}",
                "SIGNALPOST_DATA_DIR", "${MY_TOKEN}"));

        new SecretsAsWritten().postProcessEnvironment(environment, null);
        ConfigurationPropertySources.attach(environment);

        assertThat(environment.getProperty("signalpost.event-log.password")).isEqualTo(secret);
        assertThat(environment.getProperty("destination.http.secret")).isEqualTo(secret);
        assertThat(Binder.get(environment)
                        .bind("smartcar.management-tokens.a", String.class)
                        .get())
                .isEqualTo(secret);
        assertThat(environment.getProperty("signalpost.data-dir"))
                .as("by reference")
                .isEqualTo(secret);
        assertThat(environment.getProperty("signalpost.management-password")).isEqualTo("${MY_TOKEN}");
    }

    @ParameterizedTest
    @ValueSource(strings = {TOKEN, "${user.name}", "${none}", "\\${user.name}", "plain"})
    void soIsOneFromAFile(String secret, @TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("smartcar.management-token"), secret + "\n");
        Files.writeString(folder.resolve("destination.http.secret"), secret);
        Files.writeString(folder.resolve("signalpost.data-dir"), "data-${signalpost.port}");
        StandardEnvironment environment = environment(Map.of("SIGNALPOST_PORT", "1"));
        environment
                .getPropertySources()
                .addLast(new ConfigTreePropertySource("files", folder, Option.AUTO_TRIM_TRAILING_NEW_LINE));

        new SecretFilesAsWritten().postProcessEnvironment(environment, null);
        ConfigurationPropertySources.attach(environment);

        assertThat(environment.getProperty("smartcar.management-token")).isEqualTo(secret);
        assertThat(Binder.get(environment)
                        .bind("destination.http.secret", String.class)
                        .get())
                .isEqualTo(secret);
        assertThat(environment.getProperty("signalpost.data-dir")).isEqualTo("data-1");
    }

    @Test
    void whatIsNoSecretMayStillReferToOthers() {
        StandardEnvironment environment = environment(Map.of(
                "SIGNALPOST_EVENT_LOG_URL", "jdbc:sqlite:${signalpost.data-dir}/x.db", "SIGNALPOST_DATA_DIR", "here"));

        new SecretsAsWritten().postProcessEnvironment(environment, null);
        ConfigurationPropertySources.attach(environment);

        assertThat(environment.getProperty("signalpost.event-log.url")).isEqualTo("jdbc:sqlite:here/x.db");
    }

    @Test
    void theApplicationSignsAndChecksWithTheTokenAsItIsWritten(@TempDir Path data) throws Exception {
        byte[] event = Examples.body("vehicle-error.json");
        Map<String, Object> variables = new HashMap<>(Map.of(
                "SMARTCAR_MANAGEMENT_TOKEN", TOKEN,
                "SIGNALPOST_PORT", "0",
                "SIGNALPOST_MANAGEMENT_PORT", "0",
                "SIGNALPOST_DATA_DIR", data.toString(),
                "DESTINATION_DATABASE_ENABLED", "false"));
        try (ConfigurableApplicationContext app = new SpringApplicationBuilder(SignalpostApplication.class)
                .environment(environment(variables))
                .run()) {
            int port = app.getBean(PlatformHttpEngine.class).getServerPort();
            byte[] request =
                    HttpSocket.post("/webhooks/smartcar", event, "SC-Signature: " + Examples.sign(TOKEN, event));

            assertThat(HttpSocket.exchange(port, request).status()).isEqualTo(200);
        }
    }
}
