package io.signalpost.command.authoring;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "new",
        description = "Writes what an author of routes begins with: a project, or one more destination.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {NewProjectCommand.class, NewDestinationCommand.class})
public final class NewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "write what is to be new: 'new project my-routes' writes a project with a route and its test,"
                        + " 'new destination http my-crm' one more destination");
    }
}
