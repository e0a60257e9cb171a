package io.signalpost.command;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import io.signalpost.account.PasswordHash;
import io.signalpost.account.Role;
import io.signalpost.account.UsersFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UserCommandTest {

    private static final String PASSWORD = "pässword: twelve+";

    private final InputStream terminal = System.in;

    @TempDir
    private Path folder;

    @AfterEach
    void giveBackTheStandardInput() {
        System.setIn(terminal);
    }

    private Path file() {
        return folder.resolve("users");
    }

    private CommandRun user(String password, String... arguments) {
        System.setIn(new ByteArrayInputStream(password.getBytes(StandardCharsets.UTF_8)));
        return CommandRun.of(
                Map.of(),
                Stream.concat(Stream.of("user", "--file=" + file()), Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    private CommandRun add(String name, String roles) {
        return user(PASSWORD + "\n", "add", name, "--role=" + roles, "--password-stdin");
    }

    @Test
    void addsListsChangesAndRemoves() throws Exception {
        assertThat(user("", "list").out()).isEqualTo("there are no users in " + file() + "\n");
        assertThat(add("anna", "operator,auditor")).isEqualTo(new CommandRun(0, "", ""));
        assertThat(add("bob", "viewer").exit()).isZero();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(user("", "list").out()).matches("NAME +ROLES\nanna +operator,auditor\nbob +viewer\n");
        assertThat(PasswordHash.fits(PASSWORD, hash("anna"))).isTrue();

        assertThat(user("another password\n", "password", "anna", "--password-stdin")
                        .exit())
                .isZero();
        assertThat(PasswordHash.fits("another password", hash("anna"))).isTrue();
        assertThat(UsersFile.read(file()).find("anna").orElseThrow().roles())
                .containsExactlyInAnyOrder(Role.OPERATOR, Role.AUDITOR);

        assertThat(user("", "remove", "anna").exit()).isZero();
        assertThat(user("", "list").out()).doesNotContain("anna").contains("bob");
        assertThat(Files.readString(file())).doesNotContain(PASSWORD, "another password");
    }

    private String hash(String name) {
        return UsersFile.read(file()).find(name).orElseThrow().hash();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            add carla                                       | 2 | Missing required option: '--role=<role>[,<role>]'
            add carla --role=operater --password-stdin      | 2 | there is no role 'operater'; did you mean 'operator'?
            add carla@a.b --role=viewer --password-stdin    | 1 | a name has up to 64 letters, digits, '.', '-' and '_', and begins with a letter or digit
            add anna --role=viewer --password-stdin         | 1 | there is a user anna already
            add carla --role=viewer                         | 1 | there is no terminal to ask for the password at; hand it over by --password-stdin
            password carla --password-stdin                 | 1 | there is no user carla in
            remove carla                                    | 1 | there is no user carla in
            ad carla                                        | 2 | unknown command 'ad'; did you mean 'add'?
            """)
    void whatCannotBeIsToldAndChangesNothing(String arguments, int exit, String told) throws Exception {
        add("anna", "viewer");
        String before = Files.readString(file());

        CommandRun run = user(PASSWORD + "\n", arguments.split(" "));

        assertThat(run.err()).startsWith(told);
        assertThat(run.exit()).isEqualTo(exit);
        assertThat(Files.readString(file())).isEqualTo(before);
    }

    @Test
    void aPasswordThatIsTooShortOrNotThereIsRefusedWithoutBeingShown() {
        CommandRun shortOne = user("elevenchars\n", "add", "anna", "--role=viewer", "--password-stdin");
        CommandRun none = user("", "add", "anna", "--role=viewer", "--password-stdin");

        assertThat(shortOne.exit()).isEqualTo(1);
        assertThat(shortOne.err())
                .startsWith("the password must be one line of at least 12 characters")
                .doesNotContain("eleven");
        assertThat(none.err()).isEqualTo("there is no password on the standard input\n");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFileThatIsWrongIsToldByLineAndKept() throws Exception {
        add("anna", "viewer");
        Files.writeString(file(), "anna\n");

        assertThat(add("bob", "viewer").err()).startsWith(file() + ":1: is not name:hash:roles; remove the line");
        assertThat(user("", "list").exit()).isEqualTo(1);
        assertThat(Files.readString(file())).isEqualTo("anna\n");
    }

    /** In the folder of the tests there is no file of settings: the default of the jar counts. */
    @Test
    void theFileIsTheOneOfTheSettings() {
        assertThat(CommandRun.of(Map.of(), "user", "list").out()).isEqualTo("there are no users in ./users\n");
    }
}
