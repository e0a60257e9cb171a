package io.signalpost.startup.setting;

import java.nio.file.Path;
import java.util.function.Consumer;

import io.signalpost.account.UsersFile;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.Severity;
import io.signalpost.authoring.route.SourcePlace;
import io.signalpost.observe.ManagementProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;

/** The file of users, and that nobody else gets at a management port that others reach. */
final class LoginSettings {

    private static final String RULE = "setting";
    private static final String FILE = "signalpost.management-users-file";
    private static final String ADDRESS = "signalpost.management-address";

    private final EnvironmentSettings settings;
    private final boolean atStart;

    /** @param atStart whether a file that is not there is missing for good */
    LoginSettings(EnvironmentSettings settings, boolean atStart) {
        this.settings = settings;
        this.atStart = atStart;
    }

    void check(Consumer<SetupFinding> findings) {
        try {
            check(Binder.get(settings.environment()).bindOrCreate("signalpost", ManagementProperties.class), findings);
        } catch (BindException toldElsewhere) {
            return; // with the place of the value that does not fit
        }
    }

    private void check(ManagementProperties management, Consumer<SetupFinding> findings) {
        UsersFile file = UsersFile.read(Path.of(management.managementUsersFile()));
        for (UsersFile.Fault fault : management.faultsOf(file)) {
            String name = fault.file().toString();
            SourcePlace place = fault.line() == 0 ? SourcePlace.of(name) : new SourcePlace(name, fault.line(), 1);
            findings.accept(SetupFinding.error("users-file", place, fault.what(), fault.remedy()));
        }
        if (file.faults().isEmpty() && management.isOpenToAll(file)) {
            String[] parts = ManagementProperties.OPEN_TO_ALL.split("; ", 2);
            findings.accept(SetupFinding.error(RULE, settings.place(ADDRESS), parts[0], parts[1]));
        }
        if (!file.isPresent() && !management.managementUsersFile().equals(ManagementProperties.USERS_FILE)) {
            findings.accept(new SetupFinding(
                    atStart ? Severity.ERROR : Severity.WARNING,
                    RULE,
                    settings.place(FILE),
                    FILE + ": there is no file " + file.path(),
                    "make it by 'java -jar signalpost.jar user add <name> --role <role>'"));
        }
    }
}
