package io.signalpost.account;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UsersFileTest {

    private static final String HASH = "$2a$10$" + "a".repeat(53);
    private static final Account ANNA = new Account("anna", HASH, Set.of(Role.OPERATOR, Role.AUDITOR));

    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("users");
    }

    private UsersFile file(String... lines) throws Exception {
        Files.writeString(path(), String.join("\n", lines));
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-------"));
        return UsersFile.read(path());
    }

    @Test
    void aFileThatIsNotThereHasNoUsers() {
        UsersFile none = UsersFile.read(path());

        assertThat(none.isPresent()).isFalse();
        assertThat(none.users()).isEmpty();
        assertThat(none.faults()).isEmpty();
    }

    @Test
    void aUserIsALine() throws Exception {
        UsersFile file = file("# the fleet desk", "", "anna:" + HASH + ":operator, auditor", "bob:" + HASH + ":viewer");

        assertThat(file.faults()).isEmpty();
        assertThat(file.users()).containsExactly(ANNA, new Account("bob", HASH, Set.of(Role.VIEWER)));
        assertThat(file.users()).asString().doesNotContain(HASH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            anna                | is not name:hash:roles; remove the line; 'java -jar signalpost.jar user add' writes one
            anna:HASH           | is not name:hash:roles; remove the line; 'java -jar signalpost.jar user add' writes one
            a@b.c:HASH:viewer   | a name has up to 64 letters, digits, '.', '-' and '_', and begins with a letter or digit; remove the line; 'java -jar signalpost.jar user add' writes one
            bob:HASH:viewer     | 'bob' is in line 1 already; remove one of them
            anna:HASH:operater  | there is no role 'operater'; did you mean 'operator'?
            anna:HASH:          | there is no role ''; there are viewer, operator, auditor
            anna:secret:viewer  | the hash of 'anna' is not of bcrypt with a cost of 10 to 12; remove the line, and add the user again
            anna:$2a$04$X:admin | the hash of 'anna' is not of bcrypt with a cost of 10 to 12; remove the line, and add the user again
            """)
    void whatIsWrongIsToldByLineWithTheRemedy(String line, String told) throws Exception {
        UsersFile file =
                file("bob:" + HASH + ":viewer", line.replace("HASH", HASH).replace("X", "a".repeat(53)));

        assertThat(file.faults())
                .singleElement()
                .asString()
                .isEqualTo(path() + ":2: " + told)
                .doesNotContain("secret", HASH);
        assertThatThrownBy(() -> file.put(ANNA)).hasMessage(path() + ":2: " + told);
    }

    @ParameterizedTest
    @CsvSource({"rw-r-----", "rw-rw----", "rw----r--", "rw-----w-"})
    void aFileThatOthersMayUseIsRefused(String permissions) throws Exception {
        file("anna:" + HASH + ":viewer");
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString(permissions));

        assertThat(UsersFile.read(path()).faults())
                .singleElement()
                .asString()
                .isEqualTo(path() + ": others may read or write it; chmod 600 " + path());
    }

    @Test
    void whatIsNoTextOrNoFileIsToldAsSuch() throws Exception {
        Files.write(path(), new byte[] {(byte) 0xff});

        assertThat(UsersFile.read(path()).faults()).singleElement().asString().contains("is no text in UTF-8");
        assertThat(UsersFile.read(folder).faults()).singleElement().asString().contains("cannot be read");
    }

    @Test
    void itIsWrittenAnewForItsOwnerAloneWithWhatPeopleWroteIntoIt() throws Exception {
        UsersFile.read(path()).put(ANNA);
        assertThat(Files.readString(path())).isEqualTo("anna:" + HASH + ":operator,auditor\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");

        file("# desk", "anna:" + HASH + ":viewer", "# night shift", "bob:" + HASH + ":viewer")
                .put(ANNA);
        assertThat(Files.readAllLines(path()))
                .containsExactly(
                        "# desk", "anna:" + HASH + ":operator,auditor", "# night shift", "bob:" + HASH + ":viewer");

        UsersFile.read(path()).remove("bob");
        assertThat(Files.readAllLines(path()))
                .containsExactly("# desk", "anna:" + HASH + ":operator,auditor", "# night shift");
        assertThat(folder).isDirectoryContaining("glob:**users").isDirectoryNotContaining("glob:**new");
    }

    @Test
    void aLinkToItStaysOne() throws Exception {
        Path real = Files.createDirectory(folder.resolve("secret")).resolve("users");
        Files.createSymbolicLink(path(), real);
        UsersFile.read(real).put(ANNA);

        UsersFile.read(path()).put(new Account("bob", HASH, Set.of(Role.VIEWER)));

        assertThat(path()).isSymbolicLink();
        assertThat(UsersFile.read(real).users()).hasSize(2);
    }

    @Test
    void twoDoNotWriteItAtATime() throws Exception {
        Files.createFile(folder.resolve("users.new"));

        assertThatThrownBy(() -> UsersFile.read(path()).put(ANNA))
                .hasMessage(folder.toRealPath().resolve("users.new")
                        + " is there: another command is writing it now, or was stopped; then remove it");
        assertThat(folder.resolve("users.new")).exists();
    }
}
