package io.signalpost.startup.setting;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import io.signalpost.webhook.ManagementTokens;
import io.signalpost.webhook.SmartcarProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/** Tokens and certificates, asked for before the beans that need them: these are made when databases are open already. */
final class ReceivingSettings {

    private static final String RULE = "setting";
    private static final String TOKEN = "smartcar.management-token";
    private static final Pattern NAMED_TOKEN = Pattern.compile("smartcar\\.management-tokens\\.[\\w.-]*\\w");

    private final EnvironmentSettings settings;
    private final boolean atStart;

    /** @param atStart whether a token that is not set is missing for good */
    ReceivingSettings(EnvironmentSettings settings, boolean atStart) {
        this.settings = settings;
        this.atStart = atStart;
    }

    void check(Consumer<SetupFinding> findings) {
        List<String> padded = settings.keys().stream()
                .filter(key -> key.matches("smartcar\\.management-tokens?(\\..+)?"))
                .filter(key -> settings.value(key)
                        .filter(it -> !it.isEmpty() && !it.strip().equals(it))
                        .isPresent())
                .toList();
        // A blank that was copied along would make every signature wrong.
        padded.forEach(key -> findings.accept(SetupFinding.error(
                RULE,
                settings.place(key),
                "'" + key + "' has white space around it",
                "write the token as the Smartcar Dashboard shows it")));
        if (padded.isEmpty()) {
            tokens(findings);
        }
        certificate("signalpost.ssl.bundle", findings);
        certificate("signalpost.management-ssl-bundle", findings);
    }

    private void tokens(Consumer<SetupFinding> findings) {
        try {
            Map<String, String> tokens = Binder.get(settings.environment())
                    .bindOrCreate("smartcar", SmartcarProperties.class)
                    .tokensByName();
            if (atStart || !tokens.isEmpty()) {
                new ManagementTokens(tokens);
            }
        } catch (BindException toldElsewhere) {
            return; // with the place of the value that does not fit
        } catch (IllegalArgumentException e) {
            Matcher named = NAMED_TOKEN.matcher(e.getMessage());
            String[] parts = e.getMessage().split("; |: (?=write )", 2);
            findings.accept(SetupFinding.error(
                    RULE,
                    named.find() ? settings.place(named.group()) : SourcePlace.of(TOKEN),
                    parts[0],
                    parts.length > 1 ? parts[1] : ""));
        }
    }

    private void certificate(String key, Consumer<SetupFinding> findings) {
        String bundle = settings.value(key).orElse("");
        boolean isThere = List.of("pem", "jks").stream().anyMatch(kind -> Binder.get(settings.environment())
                .bind("spring.ssl.bundle." + kind, Bindable.mapOf(String.class, Object.class))
                .map(bundles -> bundles.containsKey(bundle))
                .orElse(false));
        if (!bundle.isBlank() && !isThere) {
            String store = "spring.ssl.bundle.pem." + bundle + ".keystore.";
            findings.accept(SetupFinding.error(
                    RULE,
                    settings.place(key),
                    key + " is " + bundle + ", and there is no SSL bundle of that name",
                    "write " + store + "certificate=<PEM file> and " + store + "private-key=<PEM file>"));
        }
    }
}
