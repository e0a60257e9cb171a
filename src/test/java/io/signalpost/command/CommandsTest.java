package io.signalpost.command;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How commands are written, and what is said when they are not written so. */
class CommandsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subscriptions list",
                "subscription list",
                "--help",
                "--version",
                "-h",
                "--a=b list",
                "--a 1",
                "--chekc",
                "--signalpost.routes.reload",
                "--debug --chekc"
            })
    void argumentsThatAreNotAllSettingsAreForACommand(String arguments) {
        assertThat(Commands.isCommand(arguments.split(" "))).isTrue();
    }

    @Test
    void settingsAreForTheReceiver() {
        assertThat(Commands.isCommand()).isFalse();
        assertThat(Commands.isCommand("--signalpost.port=8080", "--debug", "--trace"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            subscription list                   | unknown command 'subscription'; did you mean 'subscriptions'?
            receive                             | unknown command 'receive'
            subscriptions lst                   | unknown command 'lst'; did you mean 'list'?
            subscriptions                       | write what is to be done behind it: add, list, remove
            new                                 | write what is to be new: 'new project my-routes' writes a project with a route and its test, 'new destination http my-crm' one more destination
            --chekc                             | unknown option '--chekc'; did you mean the command 'check'? Settings of the receiver are written --<key>=<value>
            --check                             | unknown option '--check'; did you mean the command 'check'? Settings of the receiver are written --<key>=<value>
            --versoin                           | unknown option '--versoin'; did you mean '--version'? Settings of the receiver are written --<key>=<value>
            --signalpost.routes.reload          | unknown option '--signalpost.routes.reload'; settings of the receiver are written --<key>=<value>, and without a command
            subscriptions list --jsn            | unknown option '--jsn'; did you mean '--json'?
            subscriptions list --webhok=fleet   | unknown option '--webhok'; did you mean '--webhook'?
            subscriptions list fleet            | unknown command 'fleet'
            subscriptions add --all             | Missing required option: '--webhook=<id or name>'
            --signalpost.port 8080              | unknown option '--signalpost.port'; settings of the receiver are written --<key>=<value>, and without a command
            --signalpost.port=1 subscriptions   | unknown option '--signalpost.port'; settings of the receiver are written --<key>=<value>, and without a command
            """)
    void saysWhatIsWronglyWrittenAndWhereHelpIs(String arguments, String expected) {
        CommandRun run = CommandRun.of(Map.of(), arguments.split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(2).first().isEqualTo(expected);
        assertThat(run.err().lines().skip(1))
                .singleElement()
                .asString()
                .matches("Try: java -jar signalpost.jar.* --help");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "subscriptions --help",
                "subscriptions list -h",
                "subscriptions add --help",
                "subscriptions remove --help"
            })
    void everyCommandHasHelp(String arguments) {
        CommandRun run = CommandRun.of(Map.of(), arguments.split(" "));

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Usage: java -jar signalpost.jar " + arguments.replaceAll("-?-h(elp)?", ""))
                .contains("--help");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void tellsItsVersion() {
        assertThat(CommandRun.of(Map.of(), "--version").out()).matches("Signalpost \\d\\S+\\R");
    }
}
