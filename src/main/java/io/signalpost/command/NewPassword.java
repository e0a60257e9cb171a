package io.signalpost.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;

import picocli.CommandLine.Option;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A password that somebody chooses: never an argument, which everybody on the machine could see. */
final class NewPassword {

    @Option(
            names = "--password-stdin",
            description = "Reads the password from the standard input, one line, and asks nothing.")
    private boolean standardInput;

    String read() {
        return standardInput ? line() : asked();
    }

    private static String line() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
            if (line == null) {
                throw new IllegalStateException("there is no password on the standard input");
            }
            return line;
        } catch (IOException e) {
            throw new IllegalStateException("the standard input cannot be read");
        }
    }

    private static String asked() {
        Console console = System.console();
        if (console == null) {
            throw new IllegalStateException(
                    "there is no terminal to ask for the password at; hand it over by --password-stdin");
        }
        char[] password = console.readPassword("Password: ");
        char[] again = console.readPassword("Once more: ");
        if (password == null || !Arrays.equals(password, again)) {
            throw new IllegalStateException("the two are not the same: nothing was changed");
        }
        return new String(password);
    }
}
