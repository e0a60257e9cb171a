package io.signalpost.bench.endtoend;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.load.Load;
import io.signalpost.bench.load.LoadResult;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.measure.Candidate;
import io.signalpost.bench.measure.Measured;
import io.signalpost.bench.server.Servers;
import org.HdrHistogram.Histogram;

/** Time from the 200 until the rows of the event can be read in the tables of the {@code database} destination. */
public final class Visibility {

    private static final int RATE = 1_000; // which any of the databases keeps up with
    private static final List<String> DATABASES = List.of("sqlite", "postgresql");

    private final Bench bench;
    private final Load load;

    public Visibility(Bench bench) {
        this.bench = bench;
        this.load = Load.open(RATE, bench.time().multipliedBy(bench.rounds()));
    }

    public ObjectNode run() throws Exception {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = result.putArray("rows");
        try (Rig rig = new Rig(bench)) {
            for (String log : Rig.LOGS) {
                for (String database : DATABASES) {
                    rows.add(run(rig, bench.servers(), log, database, ""));
                    if (bench.before().isPresent()) {
                        rows.add(run(rig, bench.before().get(), log, database, Sustained.BEFORE));
                    }
                }
            }
        }
        return result;
    }

    private ObjectNode run(Rig rig, Servers servers, String log, String database, String build) throws Exception {
        String name = "visibility-" + log + "-" + database + build;
        String url = database.equals("sqlite") ? rig.sqlite(name, "signals.db") : rig.database();
        Candidate candidate = rig.start(
                servers, name, rig.log(log, name), List.of("database"), Map.of("destination.database.url", url));
        try (Connection connection = DriverManager.getConnection(url)) {
            new WarmUp(bench).run(candidate);
            new Ledger(candidate.server()).awaitCaughtUp();
            try (Statement statement = connection.createStatement()) {
                // else PostgreSQL, which does not know the new table yet, reads all of it at every look
                statement.execute("ANALYZE");
            }
            Sightings sightings = new Sightings(connection);
            LoadResult result = candidate.take("visibility", load, bench.requests(), sightings);
            Histogram visible = sightings.await();
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("log", log)
                    .put("build", build)
                    .put("database", database)
                    .put("rate", load.rate())
                    .put("accepted", result.accepted())
                    .put("seen", visible.getTotalCount())
                    .put("p50", millis(visible, 50))
                    .put("p99", millis(visible, 99))
                    .put("max", millis(visible, 100))
                    .put("acceptanceP50", Measured.round(result.millis(50)))
                    .put("acceptanceP99", Measured.round(result.millis(99)));
        } finally {
            candidate.server().close();
        }
    }

    private static double millis(Histogram nanos, double percentile) {
        return Measured.round(nanos.getValueAtPercentile(percentile) / 1e6);
    }
}
