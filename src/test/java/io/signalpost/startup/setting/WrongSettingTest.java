package io.signalpost.startup.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.startup.route.RouteFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Settings that nobody reads. */
class WrongSettingTest {

    private static final RouteFiles ROUTES = RouteFiles.inUse(new StandardEnvironment());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            signalpost.prot                 | unknown key 'signalpost.prot'; did you mean 'signalpost.port'?
            signalpost.event-log.retension  | unknown key 'signalpost.event-log.retension'; did you mean 'signalpost.event-log.retention'?
            smartcar.management-tokn        | unknown key 'smartcar.management-tokn'; did you mean 'smartcar.management-token'?
            destination.sqs.quue-url        | unknown key 'destination.sqs.quue-url'; did you mean 'destination.sqs.queue-url'?
            smartcar.client-secret          | unknown key 'smartcar.client-secret'; write one that application.properties in the jar has, or remove it
            destination.pigeon.coop         | unknown key 'destination.pigeon.coop'; no route uses it: remove the line, or put back the route file that reads {{destination.pigeon.coop}}
            """)
    void refusesKeysThatNobodyReads(String key, String expected) {
        assertThat(check(given(key, "x"))).singleElement().hasToString("test: " + expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signalpost.port",
                "signalpost.maxBodySize",
                "signalpost.management-port",
                "signalpost.data-dir",
                "smartcar.management-token",
                "smartcar.management-tokens.fleet",
                "destination.database.url",
                "server.port",
                "logging.level.io.signalpost"
            })
    void takesKeysThatSomebodyReads(String key) {
        assertThat(check(given(key, "x"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SIGNALPOST_PROT           | 1            | environment variable 'SIGNALPOST_PROT': unknown key; did you mean 'SIGNALPOST_PORT'?
            DESTINATION_SQS_QUUE_URL  | x            | environment variable 'DESTINATION_SQS_QUUE_URL': unknown key; did you mean 'DESTINATION_SQS_QUEUE_URL'?
            SMARTCAR_CLIENT_SECERT    | x            | environment variable 'SMARTCAR_CLIENT_SECERT': unknown key; did you mean 'SMARTCAR_CLIENT_SECRET'?
            SIGNALPOST_PORT           | tcp://10.0.0.7:8080 | environment variable SIGNALPOST_PORT: it was set by Kubernetes for a Service of that name; write enableServiceLinks: false in the pod's spec, or set it to the value you want
            """)
    void refusesVariablesThatNobodyReads(String name, String value, String expected) {
        assertThat(check(variables(Map.of(name, value)))).singleElement().hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "SIGNALPOST_PORT, 8080",
        "SIGNALPOST_MANAGEMENT_PORT, 9876",
        "SIGNALPOST_MANAGEMENTPORT, 9876",
        "SMARTCAR_MANAGEMENT_TOKEN, x",
        "SMARTCAR_MANAGEMENTTOKENS_FLEET, x",
        "DESTINATION_SQS_QUEUE_URL, x",
        "SIGNALPOST_SERVICE_HOST, 10.0.0.7",
        "SIGNALPOST_SERVICE_PORT_HTTP, 8080",
        "SIGNALPOST_PORT_8080_TCP_ADDR, 10.0.0.7",
        "SIGNALPOST_WEBHOOKS_PORT, tcp://10.0.0.7:8080",
        "SIGNALPOSTED, x",
        "SMARTCAR_CLIENT_ID, client_01",
        "SMARTCAR_CLIENT_SECRET, x",
        "SMARTCAR_MANAGEMENT_URL, https://management.api.smartcar.com/v3",
        "SMARTCAR_VEHICLE_URL, https://vehicle.api.smartcar.com/v3",
        "SMARTCAR_TOKEN_URL, https://iam.smartcar.com/oauth2/token"
    })
    void takesVariablesThatSomebodyReadsOrKubernetesSets(String name, String value) {
        assertThat(check(variables(Map.of(name, value)))).isEmpty();
    }

    @Test
    void takesAKeyOfAnAbsentRouteOnlyAtItsDefault() {
        RouteFiles none = new RouteFiles(Set.of(), List.of());

        assertThat(check(none, given("destination.log.enabled", "false"))).isEmpty();
        assertThat(check(none, given("destination.log.enabled", "true")))
                .singleElement()
                .hasToString("test: key 'destination.log.enabled' is read by no route file in use;"
                        + " add the route file or remove the key");
    }

    @Test
    void knowsTheKeysThatARouteFileNames() {
        assertThat(KnownKeys.of(new RouteFiles(
                                Set.of("routes/"),
                                List.of(new RouteFiles.RouteFile(
                                        "routes/",
                                        "foo.camel.yaml",
                                        List.of(
                                                "# {{destination.foo.comment}}",
                                                "uri: \"{{destination.foo.url}}?a={{destination.foo.a:1}}&b={{?destination.foo.b}}\"",
                                                "x: \"{{env:DESTINATION_FOO}}\""),
                                        false))))
                        .names())
                .contains("destination.foo.url", "destination.foo.a", "destination.foo.b")
                .doesNotContain("destination.foo.comment");
    }

    private static List<SetupFinding> check(ConfigurableEnvironment environment) {
        return check(ROUTES, environment);
    }

    private static List<SetupFinding> check(RouteFiles routes, ConfigurableEnvironment environment) {
        List<SetupFinding> findings = new ArrayList<>();
        new SettingsCheck(KnownKeys.of(routes), PackagedSettings.load()).check(environment, findings::add);
        return findings;
    }

    private static ConfigurableEnvironment given(String key, String value) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MockPropertySource("test").withProperty(key, value));
        return environment;
    }

    private static ConfigurableEnvironment variables(Map<String, Object> variables) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return environment;
    }
}
