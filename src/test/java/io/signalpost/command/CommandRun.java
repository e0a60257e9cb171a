package io.signalpost.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

import picocli.CommandLine;

/** A command that was run in this process, and what came of it. */
public record CommandRun(int exit, String out, String err) {

    public static CommandRun of(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = line(environment).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new CommandRun(line.execute(arguments), out.toString(), err.toString());
    }

    /** All commands, which see these environment variables. */
    public static CommandLine line(Map<String, String> environment) {
        return Commands.commandLine(environment);
    }
}
