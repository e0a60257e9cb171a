package io.signalpost.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.signalpost.account.Account;
import io.signalpost.account.PasswordHash;
import io.signalpost.account.Role;
import io.signalpost.account.UsersFile;
import io.signalpost.authoring.route.Suggestion;
import io.signalpost.command.terminal.Table;
import io.signalpost.observe.ManagementProperties;
import io.signalpost.startup.StartRehearsal;
import org.apache.commons.lang3.StringUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
        name = "user",
        description =
                "Says who may use the management port, and what they may do. A running receiver takes it within seconds.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "  viewer    reads, without personal data",
            "  operator  reads, and acts: retry, replay, pause, erase …",
            "  auditor   reads, and is shown personal data, which the audit notes",
            "",
            "A password is asked for, or read from the standard input. docs/users.md says more."
        })
final class UserCommand {

    private static final String ADDED = "What they log in as: letters, digits, '.', '-' and '_'.";
    private static final String KNOWN = "One of those that list shows.";
    private static final String SETTING = "signalpost.management-users-file";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--file",
            paramLabel = "<file>",
            scope = ScopeType.INHERIT,
            description = "The file of users; without, what " + SETTING + " says in this folder, or users.")
    private Path file;

    @Command(description = "Adds somebody.")
    void add(
            @Parameters(paramLabel = "<name>", description = ADDED) String name,
            @Option(
                            names = "--role",
                            paramLabel = "<role>[,<role>]",
                            required = true,
                            description = "viewer, operator or auditor, or several with commas.")
                    String words,
            @Mixin NewPassword password) {
        Set<Role> roles = roles(words);
        Account.requireName(name);
        UsersFile users = read();
        if (users.find(name).isPresent()) {
            throw new IllegalStateException("there is a user " + name + " already: 'user password' gives another"
                    + " password; for other roles remove and add");
        }
        put(new Account(name, PasswordHash.of(password.read()), roles));
    }

    @Command(description = "Gives somebody another password, which ends their sessions.")
    void password(@Parameters(paramLabel = "<name>", description = KNOWN) String name, @Mixin NewPassword password) {
        Account user = find(name);
        put(new Account(name, PasswordHash.of(password.read()), user.roles()));
    }

    @Command(description = "Removes somebody, which ends their sessions.")
    void remove(@Parameters(paramLabel = "<name>", description = KNOWN) String name) {
        find(name);
        read().remove(name);
    }

    @Command(description = "Lists names and roles.")
    void list() {
        UsersFile users = read();
        if (users.users().isEmpty()) {
            out().println("there are no users in " + users.path());
            return;
        }
        new Table("NAME", "ROLES")
                .print(
                        users.users().stream()
                                .map(user -> List.of(user.name(), Role.list(user.roles())))
                                .toList(),
                        out());
    }

    private Set<Role> roles(String words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : words.split(",", -1)) {
            roles.add(Role.of(word.strip())
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "there is no role '" + word + "'; "
                                    + Suggestion.didYouMean(
                                            word, Role.words(), "there are " + String.join(", ", Role.words())))));
        }
        return roles;
    }

    private Account find(String name) {
        UsersFile users = read();
        return users.find(name)
                .orElseThrow(() -> new IllegalStateException("there is no user " + name + " in " + users.path()));
    }

    /** Into the file as it is now: somebody may have changed it while the password was typed. */
    private void put(Account user) {
        read().put(user);
    }

    private UsersFile read() {
        if (file == null) {
            file = Path.of(
                    StringUtils.defaultIfBlank(StartRehearsal.setting(SETTING), ManagementProperties.USERS_FILE));
        }
        UsersFile users = UsersFile.read(file);
        users.requireFaultless();
        return users;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
