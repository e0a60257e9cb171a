package io.signalpost.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.commons.lang3.StringUtils;

/** What happened, as tables in Markdown that are also easy to read as they are. */
final class Report {

    private final StringBuilder text = new StringBuilder();

    Report(String title) {
        text.append("## ").append(title).append('\n');
    }

    Report table(String what, Map<String, ?> counts) {
        List<List<String>> rows = new ArrayList<>();
        counts.forEach((name, count) -> rows.add(List.of(name, count.toString())));
        return table(List.of(what, ""), rows);
    }

    Report accounts(List<Account> accounts) {
        return table(
                List.of("destination", "wanted", "arrived", "more than once", "dead letters", "lost"),
                accounts.stream()
                        .map(account -> List.of(
                                account.destination(),
                                String.valueOf(account.wanted().size()),
                                String.valueOf(account.arrived().size()),
                                String.valueOf(account.copies()),
                                String.valueOf(account.dead().size()),
                                String.valueOf(account.lost().size())))
                        .toList());
    }

    /** The first column is flush left, the others hold numbers. */
    private Report table(List<String> head, List<List<String>> rows) {
        List<Integer> widths = IntStream.range(0, head.size())
                .map(column -> Math.max(
                        Math.max(3, head.get(column).length()),
                        rows.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .boxed()
                .toList();
        text.append('\n').append(line(head, widths)).append('|');
        for (int column = 0; column < widths.size(); column++) {
            String dashes = "-".repeat(widths.get(column));
            text.append(column == 0 ? "-" + dashes + "-|" : "-" + dashes + ":|");
        }
        text.append('\n');
        rows.forEach(row -> text.append(line(row, widths)));
        return this;
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> column == 0
                        ? StringUtils.rightPad(cells.get(0), widths.get(0))
                        : StringUtils.leftPad(cells.get(column), widths.get(column)))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** To the console and into a file. */
    void print(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        System.out.println("\n" + text);
    }
}
