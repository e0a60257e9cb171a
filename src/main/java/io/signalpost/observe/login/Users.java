package io.signalpost.observe.login;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.signalpost.account.Account;
import io.signalpost.account.Role;
import io.signalpost.account.UsersFile;
import io.signalpost.observe.ManagementProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may log in: the users of the file, which is read again while Signalpost runs, and the one of the settings, who has all roles.
 * A file that is wrong, or gone, changes nothing.
 */
public final class Users {

    private static final Logger log = LoggerFactory.getLogger(Users.class);

    private final ManagementProperties management;
    private final Path path;
    private final Optional<Account> ofSettings;
    private volatile List<Account> ofFile;
    private volatile boolean loginRequired;
    private String trouble = "";

    /** @throws IllegalArgumentException when the file is wrong, or others can reach a port that nobody could log in to */
    Users(ManagementProperties management) {
        this.management = management;
        this.path = Path.of(management.managementUsersFile());
        this.ofSettings =
                management.password().map(password -> new Account(management.managementUsername(), "", Role.all()));
        UsersFile file = UsersFile.read(path);
        List<String> wrong = wrong(file, management);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(wrong.get(0));
        }
        this.ofFile = List.copyOf(file.users());
        this.loginRequired = ofSettings.isPresent() || !ofFile.isEmpty();
    }

    private static List<String> wrong(UsersFile file, ManagementProperties management) {
        return Stream.concat(
                        management.faultsOf(file).stream().map(UsersFile.Fault::toString),
                        management.isOpenToAll(file) ? Stream.of(ManagementProperties.OPEN_TO_ALL) : Stream.empty())
                .toList();
    }

    /** Whether whoever asks must be somebody. Once it is so it stays so until the next start, also when the last user goes. */
    public boolean loginRequired() {
        return loginRequired;
    }

    Optional<Account> find(String name) {
        return Stream.concat(ofSettings.stream(), ofFile.stream())
                .filter(user -> user.name().equals(name))
                .findFirst();
    }

    boolean isOfSettings(Account user) {
        return ofSettings.filter(user::equals).isPresent();
    }

    /** Whether there is still this user, with this password and these roles. */
    boolean has(Account user) {
        return find(user.name()).filter(user::equals).isPresent();
    }

    /** Reads the file again. */
    void look() {
        UsersFile file = UsersFile.read(path);
        List<UsersFile.Fault> faults = management.faultsOf(file);
        if (!faults.isEmpty()) {
            tell(faults.get(0).toString());
        } else if (!file.isPresent() && !ofFile.isEmpty()) {
            tell(path + " is gone; put it back, or remove users by 'java -jar signalpost.jar user remove'");
        } else {
            trouble = "";
            take(List.copyOf(file.users()));
        }
    }

    private void take(List<Account> found) {
        if (!found.equals(ofFile)) {
            ofFile = found;
            loginRequired |= !found.isEmpty();
            log.atInfo()
                    .addKeyValue("file", path)
                    .addKeyValue("users", found.size())
                    .log("The users have changed");
        }
    }

    private void tell(String what) {
        if (!what.equals(trouble)) {
            trouble = what;
            log.atWarn()
                    .addKeyValue("error", what)
                    .log("The file of users cannot be used, the users stay as they were");
        }
    }
}
