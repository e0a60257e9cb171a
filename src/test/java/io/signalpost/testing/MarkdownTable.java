package io.signalpost.testing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.commons.lang3.StringUtils;

/** A table in Markdown that is also easy to read as it is. */
public final class MarkdownTable {

    private MarkdownTable() {}

    /** The first column is flush left, the others hold numbers. @param rows of as many cells as the head */
    public static String of(List<String> head, List<List<String>> rows) {
        List<Integer> widths = IntStream.range(0, head.size())
                .map(column -> Math.max(
                        Math.max(3, head.get(column).length()),
                        rows.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .boxed()
                .toList();
        String rule = IntStream.range(0, head.size())
                .mapToObj(column -> "-" + "-".repeat(widths.get(column)) + (column == 0 ? "-" : ":"))
                .collect(Collectors.joining("|", "|", "|\n"));
        return line(head, widths)
                + rule
                + rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> column == 0
                        ? StringUtils.rightPad(cells.get(0), widths.get(0))
                        : StringUtils.leftPad(cells.get(column), widths.get(column)))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
