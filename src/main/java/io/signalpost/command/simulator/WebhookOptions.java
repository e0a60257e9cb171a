package io.signalpost.command.simulator;

import java.util.List;
import java.util.stream.Collectors;

import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.webhook.InvalidFieldsException;
import io.signalpost.simulator.webhook.Problem;
import io.signalpost.simulator.webhook.Webhook;
import io.signalpost.simulator.webhook.WebhookDraft;
import io.signalpost.simulator.wire.UnitSystem;
import io.signalpost.simulator.wire.WireProfile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the form of the Dashboard asks for. */
final class WebhookOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--target",
            paramLabel = "<uri>",
            required = true,
            description = "Required: the callback URI that events are posted to. It may be a local one.")
    private String target;

    @Option(
            names = "--error-target",
            paramLabel = "<uri>",
            description = "The error callback URI. Default: errors go to --target too")
    private String errorTarget;

    @Option(
            names = "--triggers",
            paramLabel = "<code>",
            split = ",",
            splitSynopsisLabel = ",",
            description = "Codes of the signals whose change sends an event, separated by commas. Default: some of what"
                    + " drives, charges and opens")
    private List<String> triggers = WebhookDraft.USUAL_TRIGGERS;

    @Option(
            names = "--signals",
            paramLabel = "<code>",
            split = ",",
            splitSynopsisLabel = ",",
            description = "Codes of the signals that each event carries beside the triggers, separated by commas.")
    private List<String> signals = WebhookDraft.USUAL_DATA;

    @Option(
            names = "--units",
            paramLabel = "<system>",
            defaultValue = "metric",
            converter = Words.Units.class,
            description = "metric or imperial. Default: metric")
    private UnitSystem units;

    @Option(
            names = "--profile",
            paramLabel = "<profile>",
            defaultValue = "4.0",
            converter = Words.Profiles.class,
            description = "Form of the wire: ${COMPLETION-CANDIDATES}. Default: 4.0, what Smartcar sends today",
            completionCandidates = Words.Profiles.class)
    private WireProfile profile;

    /** Whether a receiver can know an event by the id that Smartcar gave it. */
    boolean tellsEventIds() {
        return profile != WireProfile.SCHEDULED_2_0 && profile != WireProfile.DYNAMIC_2_0;
    }

    /** Creates the webhook, with all vehicles subscribed to it. */
    Webhook create(Simulator simulator) {
        try {
            return simulator.create(new WebhookDraft(
                    "webhook", "simulate", target, errorTarget, triggers, signals, units, true, profile));
        } catch (InvalidFieldsException refused) {
            throw new ParameterException(
                    command.commandLine(),
                    refused.problems().stream()
                            .map(WebhookOptions::option)
                            .collect(Collectors.joining(System.lineSeparator())),
                    refused);
        }
    }

    private static String option(Problem problem) {
        String field = problem.field().replaceFirst("\\[.*", "");
        String option =
                switch (field) {
                    case "callbackUri" -> "--target";
                    case "errorCallbackUri" -> "--error-target";
                    case "data" -> "--signals";
                    default -> "--" + field;
                };
        return option + ": " + problem.message();
    }
}
