package io.signalpost.destination.mail;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.destination.RunningRoute;

/** A route that mails by way of GreenMail. */
final class MailRoute {

    private MailRoute() {}

    /** @param properties {@code key=value}, on top of those for the server */
    static RunningRoute start(Path dataDir, String routeFile, int port, String... properties) {
        return RunningRoute.start(
                dataDir, routeFile, properties(port, properties).toArray(String[]::new));
    }

    /** The settings of the mail server, with others on top. */
    static List<String> properties(int port, String... others) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "destination.email.enabled", "true",
                "destination.email.host", "localhost",
                "destination.email.port", Integer.toString(port),
                "destination.email.encryption", "none",
                "destination.email.username", "signalpost",
                "destination.email.password", "a+b/c=&%",
                "destination.email.from", "signalpost@example.com",
                "destination.email.to", "fleet@example.com"));
        for (String property : others) {
            String[] keyAndValue = property.split("=", 2);
            all.put(keyAndValue[0], keyAndValue[1]);
        }
        return all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }
}
