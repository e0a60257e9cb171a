package io.signalpost.command.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.signalpost.destination.SingleLine;
import org.apache.commons.lang3.StringUtils;

/** Columns as wide as their widest cell. */
public final class Table {

    private static final int WIDEST = 80;

    private final List<String> head;

    public Table(String... head) {
        this.head = List.of(head);
    }

    /** @param rows of as many cells as the head; a null one is shown empty */
    public void print(List<List<String>> rows, PrintWriter out) {
        List<List<String>> lines = new ArrayList<>(List.of(head));
        rows.forEach(row ->
                lines.add(row.stream().map(cell -> SingleLine.of(cell, WIDEST)).toList()));
        int[] widths = IntStream.range(0, head.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                text.append(StringUtils.rightPad(line.get(column), widths[column] + 2));
            }
            out.println(text.toString().stripTrailing());
        }
    }
}
