package io.signalpost.bench.deliver;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.server.PlainWorker;
import io.signalpost.bench.server.Postgres;
import io.signalpost.bench.server.Recipient;
import io.signalpost.bench.server.Recipients;
import io.signalpost.bench.server.ServerProcess;
import io.signalpost.bench.server.Servers;
import io.signalpost.bench.server.Usage;

/**
 * Contestants that deliver to recipients alike. All run at once and have their turns; the first is the <em>one</em> that the
 * others are compared to.
 */
final class Section implements AutoCloseable {

    private static final Map<String, Integer> BATCH = Map.of("http", 1, "sqs", 10);
    private static final int SHORTER = 3; // warm-up than in the other suites, as this one starts a dozen servers

    private final Bench bench;
    private final Postgres postgres;
    private final Recipients recipients;
    private final String name;
    private final String destination;
    private final int millis;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> references = new LinkedHashMap<>();

    /**
     * @param name        that no other has
     * @param destination {@code http} or {@code sqs}
     * @param millis      for which a recipient holds each request
     */
    Section(Bench bench, Postgres postgres, Recipients recipients, String name, String destination, int millis) {
        this.bench = bench;
        this.postgres = postgres;
        this.recipients = recipients;
        this.name = name;
        this.destination = destination;
        this.millis = millis;
    }

    /** Signalpost as it comes, but for the number of its consumers. */
    void signalpost(String name, int consumers) throws Exception {
        signalpost(name, bench.servers(), consumers(consumers), consumers, 1, Section::nothing);
    }

    /** The same with its log in PostgreSQL, on nodes that share it. */
    void onPostgresql(String name, int consumers, int nodes) throws Exception {
        Map<String, String> settings = consumers(consumers);
        settings.put("signalpost.event-log.url", database());
        signalpost(name, bench.servers(), settings, consumers * nodes, nodes, postgres::usage);
    }

    /** The earlier build as it comes, if there is one. @param consumers that it has at most */
    void before(int consumers) throws Exception {
        if (bench.before().isPresent()) {
            signalpost("before", bench.before().get(), new HashMap<>(), consumers, 1, Section::nothing);
            references.put("before", last());
        }
    }

    private Map<String, String> consumers(int consumers) {
        return new HashMap<>(Map.of("destination." + destination + ".concurrent-consumers", String.valueOf(consumers)));
    }

    private void signalpost(
            String name,
            Servers servers,
            Map<String, String> settings,
            int consumers,
            int nodes,
            Supplier<Usage> database)
            throws Exception {
        Recipient recipient = recipient();
        settings.putAll(recipient.settings(destination));
        settings.put("destination.database.enabled", "false");
        settings.put("signalpost.event-log.max-size", "100GB");
        List<ServerProcess> started = new ArrayList<>();
        for (int node = 1; node <= nodes; node++) {
            started.add(servers.signalpost(folder().resolve("node-" + node), settings)
                    .ready());
        }
        add(name, new SignalpostNodes(destination, started, database, bench.requests()), recipient, consumers);
        last().pause();
    }

    /** What a team would write instead. */
    void worker() throws Exception {
        Recipient recipient = recipient();
        String url = database();
        Connection table = Worker.table(url);
        ServerProcess server = bench.servers().worker(folder(), url, recipient.url());
        add(
                "plain worker, " + PlainWorker.THREADS + " threads",
                new Worker(server, table, postgres::usage),
                recipient,
                PlainWorker.THREADS);
        references.put("worker", last());
    }

    private void add(String name, Contestant contestant, Recipient recipient, int consumers) {
        double most = consumers * BATCH.get(destination) * 1_000.0 / millis;
        entries.add(new Entry(name, contestant, recipient, most));
        references.putIfAbsent("one", last());
    }

    private Entry last() {
        return entries.get(entries.size() - 1);
    }

    private Recipient recipient() {
        return recipients.open(label(), Duration.ofMillis(millis));
    }

    private Path folder() {
        return bench.folder().resolve(label());
    }

    /** Of the next entry. */
    private String label() {
        return name + "-" + (entries.size() + 1);
    }

    private String database() throws SQLException {
        return postgres.create(label().replace('-', '_'));
    }

    private static Usage nothing() {
        return new Usage(0, 0, 0);
    }

    /** A row per contestant. */
    ArrayNode measure() throws Exception {
        for (Entry entry : entries) {
            entry.warmUp(bench.warmUp().dividedBy(SHORTER));
        }
        for (int round = 1; round <= bench.rounds(); round++) {
            for (Entry entry : entries) {
                entry.round("deliver, round %d of %d".formatted(round, bench.rounds()), bench.time());
            }
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Entry entry : entries) {
            ObjectNode row = rows.addObject().put("recipient", "%s, %d ms".formatted(destination, millis));
            row.setAll(entry.json(references));
        }
        return rows;
    }

    @Override
    public void close() throws Exception {
        for (Entry entry : entries) {
            entry.close();
        }
    }
}
