package io.signalpost.command.authoring;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.signalpost.testing.Examples;

/** The folder that docs/try.md speaks of, and what it says. */
final class TriedFolder {

    static final String LOW_ID = "5b1c0c5e-2f0a-4f0e-9d3b-6f3f0a8d2b11";
    static final byte[] LOW = new String(
                    Examples.withId("vehicle-state-first-delivery.json", LOW_ID), StandardCharsets.UTF_8)
            .replace("\"value\":57", "\"value\":14")
            .replace(
                    "{\"type\":\"FIRST_DELIVERY\"}",
                    "{\"type\":\"SIGNAL_UPDATED\",\"signal\":{\"code\":\"tractionbattery-stateofcharge\","
                            + "\"name\":\"StateOfCharge\",\"group\":\"TractionBattery\"}}")
            .getBytes(StandardCharsets.UTF_8);

    private TriedFolder() {}

    static void layOut(Path folder) throws Exception {
        for (String name : List.of("routes", "next", "events")) {
            Files.createDirectory(folder.resolve(name));
        }
        Path route = Path.of("docs/examples/low-battery-email.camel.yaml");
        Files.copy(route, folder.resolve("routes/low-battery-email.camel.yaml"));
        Files.writeString(
                folder.resolve("next/low-battery-email.camel.yaml"),
                Files.readString(route).replace("< 20", "< 10").replace(">= 20", ">= 10"));
        Files.copy(Path.of("docs/cookbook/http-token.camel.yaml"), folder.resolve("routes/crm.camel.yaml"));
        Files.write(folder.resolve("events/1.json"), Examples.body("vehicle-state-first-delivery.json"));
        Files.write(folder.resolve("events/2.json"), LOW);
        Files.writeString(folder.resolve("application.properties"), """
                destination.email.host=smtp.example.com
                destination.email.from=signalpost@example.com
                destination.email.to=fleet@example.com
                """);
    }

    static List<String> commands() throws Exception {
        return blocks("sh").flatMap(String::lines).toList();
    }

    /** What the first of them prints. */
    static String printed() throws Exception {
        return blocks("text").findFirst().orElseThrow();
    }

    private static Stream<String> blocks(String language) throws Exception {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```")
                .matcher(Files.readString(Path.of("docs/try.md")))
                .results()
                .map(block -> block.group(1));
    }
}
