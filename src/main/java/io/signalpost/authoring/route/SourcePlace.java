package io.signalpost.authoring.route;

import java.util.Comparator;

/**
 * Where something is written.
 *
 * @param file   as a person would name it, for instance {@code routes/chat.camel.yaml}, or another source of settings
 * @param line   from 1 on; 0 when there is none
 * @param column from 1 on; 0 when there is none
 */
public record SourcePlace(String file, int line, int column) implements Comparable<SourcePlace> {

    private static final Comparator<SourcePlace> ORDER = Comparator.comparing(SourcePlace::file)
            .thenComparingInt(SourcePlace::line)
            .thenComparingInt(SourcePlace::column);

    /** The file as a whole, or a source that has no lines. */
    public static SourcePlace of(String file) {
        return new SourcePlace(file, 0, 0);
    }

    @Override
    public int compareTo(SourcePlace other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "");
    }
}
