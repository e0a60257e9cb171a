package io.signalpost.bench.report;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** How a server is shown: what is Signalpost has colours of one kind, what it is compared with others. */
enum Contender {
    LIMIT("limit", "limit", "#9aa3ae"),
    NO_LOG("no-log", "no log", "#8d7fd1"),
    SQLITE("signalpost-sqlite", "Signalpost, SQLite", "#2f7fe0"),
    POSTGRESQL("signalpost-postgresql", "Signalpost, PostgreSQL", "#23a394"),
    BEFORE_SQLITE("before-sqlite", "before, SQLite", "#9cc2ee"),
    BEFORE_POSTGRESQL("before-postgresql", "before, PostgreSQL", "#9bd3ca"),
    PLAIN("plain-postgresql", "plain controller, PostgreSQL", "#dd8a2b");

    private final String server;
    private final String label;
    private final String colour;

    Contender(String server, String label, String colour) {
        this.server = server;
        this.label = label;
        this.colour = colour;
    }

    /** @param server as in the figures */
    static Contender of(String server) {
        return Stream.of(values())
                .filter(it -> it.server.equals(server))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no server is called " + server));
    }

    /** @param log sqlite or postgresql */
    static Contender ofLog(String log) {
        return of("signalpost-" + log);
    }

    /** What follows the name of a row that is of an earlier build. */
    static String build(JsonNode row) {
        String build = row.path("build").asText("");
        return build.isEmpty() ? "" : ", " + build;
    }

    String server() {
        return server;
    }

    String label() {
        return label;
    }

    /** That it keeps its events in. */
    String database() {
        return label.substring(label.indexOf(", ") + 2);
    }

    String colour() {
        return colour;
    }
}
