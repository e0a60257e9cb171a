package io.signalpost.command.subscription;

import java.util.LinkedHashSet;
import java.util.Set;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Of which webhook, and for which vehicles, subscriptions are to change. */
final class ChangeOptions {

    @Option(names = "--webhook", required = true, paramLabel = "<id or name>", description = "The webhook.")
    String webhook;

    @ArgGroup(multiplicity = "1")
    Vehicles vehicles;

    static final class Vehicles {

        @Option(
                names = "--vehicle",
                required = true,
                paramLabel = "<id>",
                description = "The vehicle; may be given several times.")
        Set<String> ids = new LinkedHashSet<>();

        @Option(names = "--all", required = true, description = "Every vehicle.")
        boolean all;
    }

    @Option(names = "--user", paramLabel = "<id>", description = "Only as a vehicle of this user.")
    String user;

    @Option(names = "--dry-run", description = "Changes nothing, says what it would do.")
    boolean dryRun;

    boolean ofUser(String userId) {
        return user == null || user.equals(userId);
    }
}
