package io.signalpost.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.signalpost.testing.MarkdownTable;

/** What happened, as tables in Markdown. */
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

    private Report table(List<String> head, List<List<String>> rows) {
        text.append('\n').append(MarkdownTable.of(head, rows));
        return this;
    }

    /** To the console and into a file. */
    void print(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        System.out.println("\n" + text);
    }
}
