package io.signalpost.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.startup.route.RouteFiles;
import io.signalpost.startup.setting.PackagedSettings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** What ships, and what the docs have one copy, is right by our own checks. */
class OwnFilesTest {

    @TempDir
    Path folder;

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("docs/examples"));
                Stream<Path> recipes = Files.list(Path.of("docs/cookbook"))) {
            return Stream.concat(examples, recipes)
                    .filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsSaidOfTheShippedRoutesWhetherTheyAreOnOrOff(boolean on) throws IOException {
        Path settings = Files.writeString(
                folder.resolve("application.properties"), on ? """
                        destination.database.enabled=true
                        destination.log.enabled=true
                        destination.http.enabled=true
                        destination.http.url=https://fleet.example.com/webhooks
                        destination.http.secret=whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=
                        destination.sqs.enabled=true
                        destination.sqs.queue-url=https://sqs.eu-central-1.amazonaws.com/123456789012/vehicle-events
                        destination.kafka.enabled=true
                        destination.kafka.brokers=kafka-1.example.com:9092
                        destination.kafka.topic=vehicle-events
                        destination.mqtt.enabled=true
                        destination.mqtt.url=mqtts://broker.example.com:8883
                        destination.amqp.enabled=true
                        destination.amqp.url=amqps://broker.example.com:5671
                        destination.amqp.address=vehicle-events
                        destination.s3.enabled=true
                        destination.s3.bucket=vehicle-events
                        destination.files.enabled=true
                        destination.chat.enabled=true
                        destination.chat.url=https://hooks.slack.com/services/T000/B000/XXXX
                        destination.email.enabled=true
                        destination.email.host=smtp.example.com
                        destination.email.from=signalpost@example.com
                        destination.email.to=fleet@example.com
                        """ : "destination.database.enabled=false\n");

        assertThat(CheckedSetup.check(Path.of("routes"), settings)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void nothingIsSaidOfARecipe(Path recipe) throws IOException {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        String name = recipe.getFileName().toString();
        Files.copy(recipe, routes.resolve(name));
        String text = Files.readString(recipe);
        if (text.contains("direct:post-chat") && !name.equals("post-chat.camel.yaml")) {
            Path chat = Path.of("docs/cookbook/post-chat.camel.yaml"); // which the page has one copy too
            Files.copy(chat, routes.resolve("post-chat.camel.yaml"));
            text += Files.readString(chat);
        }
        List<String> keys = RouteFiles.inUse(environmentOf(routes))
                .placeholders()
                .filter(key -> key.startsWith("destination."))
                .distinct()
                .toList();
        PackagedSettings packaged = PackagedSettings.load();
        Stream<String> mail = Stream.of( // for recipes that mail by the session of that destination
                "destination.email.host=smtp.example.com",
                "destination.email.from=signalpost@example.com",
                "destination.email.to=fleet@example.com");
        String settings = Stream.concat(
                        mail, keys.stream().filter(key -> !packaged.has(key)).map(key -> key + "=" + value(key)))
                .collect(Collectors.joining("\n"));

        assertThat(CheckedSetup.check(routes, Files.writeString(folder.resolve("application.properties"), settings)))
                .isEmpty();
    }

    private static Environment environmentOf(Path routes) {
        return new MockEnvironment().withProperty(RouteFiles.PATTERN_KEY, "file:" + routes + "/*.camel.yaml");
    }

    private static String value(String key) {
        return key.endsWith("url") ? "https://example.com/x?token=y" : key.endsWith("start-from") ? "beginning" : "1";
    }
}
