package io.signalpost.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a suite has measured, for readers.
 *
 * @param tables in Markdown
 * @param charts SVG by name
 */
public record Report(String tables, Map<String, Chart> charts) {

    static String section(String title, String table) {
        return "**" + title + "**\n\n" + table;
    }

    /** As {@code <suite>.md} and {@code <suite>-<name>.svg}. */
    public void write(Path folder, String suite) throws IOException {
        Files.writeString(folder.resolve(suite + ".md"), tables);
        for (Map.Entry<String, Chart> chart : charts.entrySet()) {
            Files.writeString(
                    folder.resolve(suite + "-" + chart.getKey() + ".svg"),
                    chart.getValue().svg());
        }
    }
}
