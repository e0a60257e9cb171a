package io.signalpost.command.terminal;

import java.util.Map;

import picocli.CommandLine.Model.CommandSpec;

/** How {@code signalpost.jar} was called: the root of every command. */
public interface Invocation {

    String NAME = "java -jar signalpost.jar";

    /** The environment variables that commands see. */
    Map<String, String> environment();

    static Map<String, String> environment(CommandSpec command) {
        return ((Invocation) command.root().userObject()).environment();
    }
}
