package io.signalpost.authoring.project;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** Settings at the end of a file that may have some of them. */
final class SettingsBlock {

    private SettingsBlock() {}

    /** The file as it is, and behind it those lines of the block whose keys it does not have. */
    static String append(String file, String block) {
        Properties set = new Properties();
        try {
            set.load(new StringReader(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> added = block.lines()
                .filter(line -> line.startsWith("#") || !set.containsKey(line.split("=", 2)[0]))
                .toList();
        if (added.stream().allMatch(line -> line.startsWith("#"))) {
            return file;
        }
        String gap = file.isEmpty() ? "" : file.endsWith("\n") ? "\n" : "\n\n";
        return file + gap + String.join("\n", added) + "\n";
    }
}
