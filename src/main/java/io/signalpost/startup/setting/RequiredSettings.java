package io.signalpost.startup.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Severity;
import io.signalpost.destination.setting.DestinationSettings;
import io.signalpost.observe.alert.AlertSettings;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;

/** Settings that need each other, or the machine. */
final class RequiredSettings {

    private static final String RULE = "setting";

    /** File systems in which nobody can keep files. */
    private static final Set<String> OF_THE_SYSTEM = Set.of("proc", "sysfs", "cgroup", "cgroup2", "devpts");

    private final EnvironmentSettings settings;
    private final boolean atStart;

    RequiredSettings(EnvironmentSettings settings, boolean atStart) {
        this.settings = settings;
        this.atStart = atStart;
    }

    void check(Consumer<SetupFinding> findings) {
        DestinationSettings.demands().stream()
                .filter(demand -> "true"
                        .equals(settings.value(enabled(demand.destination())).orElse("")))
                .forEach(demand -> demand(enabled(demand.destination()), demand.check(), findings));
        demand("signalpost.alerts.mail-to", AlertSettings::checkMail, findings);
        demand("signalpost.alerts.webhook-url", AlertSettings::checkWebhook, findings);
        eventLog(findings);
        ports(findings);
        dataFolder(findings);
    }

    /** By asking the system, not the file store: that tells of another mount where systemd has mounted a folder by itself. */
    private static boolean takesFiles(Path folder) {
        try {
            return Files.isDirectory(folder)
                    && Files.isWritable(folder)
                    && !OF_THE_SYSTEM.contains(Files.getFileStore(folder).type());
        } catch (IOException e) {
            return false;
        }
    }

    private static String enabled(String destination) {
        return "destination." + destination + ".enabled";
    }

    /** Of the environment, which only production may have. */
    private static boolean isSecret(String key) {
        return key.endsWith("secret") || key.equals("destination.chat.url");
    }

    /** @param demanding the setting by which it is demanded */
    private void demand(String demanding, Consumer<Binder> check, Consumer<SetupFinding> findings) {
        try {
            check.accept(Binder.get(settings.environment()));
        } catch (BindException toldElsewhere) {
            return; // with the place of the value that does not fit
        } catch (IllegalArgumentException e) {
            String key = e.getMessage().split("[ :]", 2)[0];
            String[] parts = e.getMessage().split("(; |, (?=write |for instance ))", 2);
            boolean later = !atStart && e.getMessage().contains("is not set") && isSecret(key);
            findings.accept(new SetupFinding(
                    later ? Severity.WARNING : Severity.ERROR,
                    RULE,
                    settings.place(settings.value(key).orElse("").isBlank() ? demanding : key),
                    parts[0],
                    parts.length > 1 ? parts[1] : "see docs/destinations.md"));
        }
    }

    private void eventLog(Consumer<SetupFinding> findings) {
        String key = "signalpost.event-log.url";
        if (!settings.value(key).orElse("jdbc:sqlite:").matches("jdbc:(sqlite|postgresql):.*|.*\\$\\{.*")) {
            findings.accept(SetupFinding.error(
                    RULE,
                    settings.place(key),
                    key + " is neither a SQLite file nor a PostgreSQL database",
                    "write for instance jdbc:sqlite:data/event-log.db or jdbc:postgresql://localhost:5432/signalpost"));
        }
    }

    private void ports(Consumer<SetupFinding> findings) {
        String port = settings.value("signalpost.port").orElse("0");
        if (!port.equals("0")
                && port.equals(settings.value("signalpost.management-port").orElse(""))) {
            String key =
                    settings.isDefault("signalpost.management-port") ? "signalpost.port" : "signalpost.management-port";
            findings.accept(SetupFinding.error(
                    RULE,
                    settings.place(key),
                    "signalpost.port and signalpost.management-port are the same",
                    "give each a port of its own"));
        }
    }

    private void dataFolder(Consumer<SetupFinding> findings) {
        String key = "signalpost.data-dir";
        Path folder = Path.of(settings.value(key).orElse("./data")).toAbsolutePath();
        boolean possible = Stream.iterate(folder, Objects::nonNull, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .filter(RequiredSettings::takesFiles)
                .isPresent();
        if (!possible) {
            findings.accept(SetupFinding.error(
                    RULE,
                    settings.place(key),
                    "signalpost.data-dir: " + folder + " cannot be created or written to",
                    "write a folder that can, for instance ./data"));
        }
    }
}
