package io.signalpost.command.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The route file that is tried, and what it is tried with. */
final class TriedFile {

    private static final String NAME = ".camel.yaml";

    @Parameters(paramLabel = "routes/x.camel.yaml", description = "The file whose destinations are tried.")
    private Path file;

    @Option(
            names = "--against",
            paramLabel = "routes/",
            description =
                    "The folder with the version to compare it with: says which events are newly matched, no longer"
                            + " matched, and changed.")
    private Path against;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "File of settings in place of application.properties.")
    private Path settings;

    /** @throws IllegalArgumentException saying what is wrong with what was written */
    void require() {
        require(
                Files.isRegularFile(file),
                file + ": "
                        + (Files.isDirectory(file) ? "name one route file, not a folder" : "there is no such file"));
        require(file.toString().endsWith(NAME), file + ": is no route file, its name must end in " + NAME);
        require(settings == null || Files.isRegularFile(settings), settings + ": there is no such file");
        require(
                against == null || Files.isDirectory(against),
                against + ": name the folder that has the version to compare with");
        require(
                against == null || !isItself(),
                against + ": has " + file
                        + " itself; name the folder of another version, for instance a working copy of what runs now");
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private boolean isItself() {
        try {
            Path other = against.resolve(file.getFileName());
            return Files.exists(other) && Files.isSameFile(other, file);
        } catch (IOException e) {
            return false;
        }
    }

    Path file() {
        return file;
    }

    /** Null when it is not compared. */
    Path against() {
        return against;
    }

    /** Null for those that a start would take. */
    Path settings() {
        return settings;
    }
}
