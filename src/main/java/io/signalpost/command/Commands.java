package io.signalpost.command;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Suggestion;
import io.signalpost.command.authoring.CheckCommand;
import io.signalpost.command.authoring.NewCommand;
import io.signalpost.command.authoring.TryCommand;
import io.signalpost.command.data.DataCommand;
import io.signalpost.command.data.MoveLogCommand;
import io.signalpost.command.event.EventCommand;
import io.signalpost.command.event.EventsCommand;
import io.signalpost.command.event.ExportCommand;
import io.signalpost.command.event.TailCommand;
import io.signalpost.command.receiver.DeadLettersCommand;
import io.signalpost.command.receiver.EraseCommand;
import io.signalpost.command.receiver.ReceiverException;
import io.signalpost.command.receiver.TestCommand;
import io.signalpost.command.replay.ReplayCommand;
import io.signalpost.command.simulator.SimulateCommand;
import io.signalpost.command.simulator.SimulatorCommand;
import io.signalpost.command.subscription.SubscriptionsCommand;
import io.signalpost.command.terminal.Invocation;
import io.signalpost.destination.SingleLine;
import io.signalpost.subscriptions.ApiException;
import org.apache.commons.lang3.StringUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What {@code signalpost.jar} can do besides receiving, by name.
 *
 * <p>Exit codes: 0 done; 1 not done, or not all of it, and one line on the standard error says why; 2 wrongly written; 3 the
 * receiver could not be asked.
 */
@Command(
        name = Invocation.NAME,
        description = {
            "Without a command, receives webhooks; then each argument is a setting: --<key>=<value>.",
            "With one:"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            CheckCommand.class,
            DataCommand.class,
            DeadLettersCommand.class,
            EraseCommand.class,
            EventCommand.class,
            EventsCommand.class,
            ExportCommand.class,
            MoveLogCommand.class,
            NewCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            SimulatorCommand.class,
            SubscriptionsCommand.class,
            TailCommand.class,
            TestCommand.class,
            TryCommand.class,
            UserCommand.class
        })
public final class Commands implements Invocation {

    private static final Set<String> ABOUT = Set.of("--help", "--version");
    private static final Set<String> SPRING_BOOTS_SWITCHES = Set.of("--debug", "--trace");
    private static final String SETTINGS = "settings of the receiver are written --<key>=<value>";

    private static final int LONGEST_LINE = 2000;

    /** What is thrown on purpose, with a message that says all; of anything else the kind must be told. */
    private static final Set<Class<?>> MEANT = Set.of(
            IllegalArgumentException.class,
            IllegalStateException.class,
            ReceiverException.class,
            UncheckedIOException.class,
            ApiException.class);

    private final Map<String, String> environment;

    private Commands(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Whether the arguments are for a command, rightly written or not: the receiver takes settings, and starts with no others. */
    public static boolean isCommand(String... args) {
        return Stream.of(args).anyMatch(arg -> !isSetting(arg));
    }

    private static boolean isSetting(String arg) {
        return arg.startsWith("--") && arg.contains("=") || SPRING_BOOTS_SWITCHES.contains(arg);
    }

    /** @return the exit code */
    public static int run(String... args) {
        CommandLogging.onlyWarnings();
        return commandLine(System.getenv()).execute(args);
    }

    /** All commands, which see these environment variables. */
    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Commands(environment))
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(Commands::wronglyWritten)
                .setExecutionExceptionHandler(Commands::failed);
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    private static int wronglyWritten(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(unmatched(problem).map(word -> unknown(command, word)).orElseGet(() -> message(problem)));
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static Optional<String> unmatched(ParameterException problem) {
        return problem instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched().stream().findFirst()
                : Optional.empty();
    }

    private static String message(ParameterException problem) {
        Set<String> commands = problem.getCommandLine().getSubcommands().keySet();
        return problem.getMessage().equals("Missing required subcommand")
                ? "write what is to be done behind it: " + String.join(", ", new TreeSet<>(commands))
                : problem.getMessage();
    }

    private static String unknown(CommandLine command, String word) {
        Set<String> commands = command.getSubcommands().keySet();
        if (!word.startsWith("-")) {
            return "unknown command '" + word + "'" + Suggestion.clause(word, commands);
        }
        String option = word.split("=", 2)[0];
        String unknown = "unknown option '" + option + "'";
        Set<String> options = command.getCommandSpec().optionsMap().keySet();
        if (command.getParent() != null) {
            return unknown + Suggestion.clause(option, options);
        }
        String name = option.replaceFirst("^-+", "");
        Optional<String> meant = commands.contains(name) ? Optional.of(name) : Suggestion.nearest(name, commands);
        String question = meant.map(near -> "did you mean the command '" + near + "'?")
                .orElseGet(() -> Suggestion.didYouMean(option, options));
        return unknown + "; "
                + (question.isEmpty()
                        ? SETTINGS + ", and without a command"
                        : question + " " + StringUtils.capitalize(SETTINGS));
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        String line = MEANT.contains(failure.getClass()) ? failure.getMessage() : failure.toString();
        command.getErr().println(SingleLine.of(line, LONGEST_LINE));
        return failure instanceof ReceiverException
                ? ReceiverException.EXIT_CODE
                : command.getCommandSpec().exitCodeOnExecutionException();
    }
}
