package io.signalpost.command.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.command.CommandRun;
import io.signalpost.command.Commands;
import io.signalpost.simulator.delivery.FaultKind;
import io.signalpost.simulator.wire.WireProfile;
import io.signalpost.testing.Ports;
import io.signalpost.testing.RunningApp;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Does what the chapter on the simulator says, with its own words. */
@Timeout(120)
class SimulatorPageTest {

    private static final Path PAGE = Path.of("docs/simulator.md");
    private static final String JAR = "java -jar target/signalpost.jar ";
    private static final Map<String, String> TOKEN = Map.of(ManagementToken.CURRENT, "a-token-of-my-choice");

    @TempDir
    private Path folder;

    @Test
    void everyCommandThatItShowsDoesWhatItSays() throws Exception {
        int simulator = Ports.lasting();
        String profile = command(JAR + "--").substring((JAR + "--").length());
        try (RunningApp app = RunningApp.start(
                folder.resolve("data"),
                profile,
                "signalpost.simulator.port=" + simulator,
                "smartcar.management-tokens.default=" + TOKEN.get(ManagementToken.CURRENT))) {
            for (String command : commands()) {
                String here = command.replace("http://localhost:8080", "http://localhost:" + app.port())
                        .replace("http://localhost:9876/", app.management("/").toString())
                        .replace("http://127.0.0.1:9877", "http://127.0.0.1:" + simulator)
                        .replace("curl ", "curl --silent --show-error --fail ");
                if (here.startsWith(JAR + "simulate ")) {
                    simulate(here);
                } else if (here.startsWith("curl ")) {
                    assertThat(shell(here)).startsWith(here.contains("deliveries") ? "[" : "{");
                } else if (here.startsWith("comm ")) {
                    assertThat(shell(here)).isEmpty();
                } else if (here.startsWith("export ")) {
                    assertThat(here).isEqualTo("export SMARTCAR_MANAGEMENT_TOKEN=a-token-of-my-choice");
                } else { // run by the command's own test, and above
                    assertThat(here).startsWith(JAR);
                    assertThat(parsed(here)).isTrue();
                }
            }
        }
    }

    /** For a second only, without what would happen later, and with all ids in one ledger. */
    private void simulate(String command) throws IOException {
        Path ids = Files.createTempFile(folder, "ids", ".txt");
        List<String> arguments = new ArrayList<>(
                Arrays.asList(arguments(command.replaceAll(" --(seconds|ledger|\\w+-after) \\S+", ""))));
        arguments.addAll(List.of("--seconds=1", "--ledger=" + ids));

        CommandRun run = CommandRun.of(TOKEN, arguments.toArray(String[]::new));

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(Files.size(ids)).isPositive();
        Path ledger = folder.resolve("acked.txt");
        Files.writeString(ledger, (Files.exists(ledger) ? Files.readString(ledger) : "") + Files.readString(ids));
    }

    private static boolean parsed(String command) {
        String[] arguments = arguments(command);
        return !Commands.isCommand(arguments)
                || CommandRun.line(TOKEN).parseArgs(arguments).hasSubcommand();
    }

    private static String[] arguments(String command) {
        return command.substring(JAR.length()).split(" ");
    }

    private String shell(String command) throws Exception {
        Process shell = new ProcessBuilder("bash", "-euc", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        return output;
    }

    private static String command(String beginning) throws IOException {
        return commands().stream()
                .filter(command -> command.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    /** Lines that end with a backslash go on. */
    private static List<String> commands() throws IOException {
        return Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .flatMap(block -> block.group(1).replaceAll("\\\\\n *", "").lines())
                .toList();
    }

    @Test
    void itsTablesNameEveryOptionFaultAndProfile() throws IOException {
        assertThat(cells("## Load", "--[\\w-]+")).isEqualTo(options("simulate"));
        assertThat(cells("## The page", "--[\\w-]+")).isEqualTo(options("simulator"));
        assertThat(cells("## Faults", "[\\w-]+"))
                .isEqualTo(names(Stream.of(FaultKind.values()).map(FaultKind::code)));
        assertThat(cells("## Profiles", "[\\w.-]+"))
                .isEqualTo(names(Stream.of(WireProfile.values()).map(WireProfile::code)));
    }

    private static Set<String> options(String command) {
        return names(CommandRun.line(Map.of()).getSubcommands().get(command).getCommandSpec().options().stream()
                .map(option -> option.negatable() ? option.longestName().replace("--", "--no-") : option.longestName())
                .filter(option -> !Set.of("--help", "--version").contains(option)));
    }

    private static Set<String> names(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is in backticks in the first column of the section's tables. */
    private static Set<String> cells(String heading, String pattern) throws IOException {
        String section = StringUtils.substringBefore(
                StringUtils.substringAfter(Files.readString(PAGE), "\n" + heading), "\n## ");
        return names(section.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell ->
                        Pattern.compile("`(" + pattern + ")`").matcher(cell).results())
                .map(found -> found.group(1)));
    }
}
