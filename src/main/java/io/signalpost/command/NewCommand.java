package io.signalpost.command;

import picocli.CommandLine.Command;

@Command(
        name = "new",
        description = "Writes what an author of routes begins with: a project, or one more destination.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {NewProjectCommand.class, NewDestinationCommand.class})
final class NewCommand {}
