package io.signalpost.bench.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalpost.bench.report.Figures;
import io.signalpost.testing.MarkdownTable;

/** The tables of {@code docs/capacity.md}. */
public final class CapacityTables {

    private static final List<String> LOGS = List.of("sqlite", "postgresql");
    private static final int EIGHT = 8;

    private final Measured measured;

    private CapacityTables(Measured measured) {
        this.measured = measured;
    }

    /** With the calculator, in the page's order. Each argument is as in the file of its name in {@code docs/benchmark}. */
    public static List<String> of(JsonNode accept, JsonNode sustained, JsonNode disk) {
        Measured measured = new Measured(accept, sustained, disk);
        CapacityTables tables = new CapacityTables(measured);
        return List.of(tables.uses(), tables.node(), tables.vehicles(), tables.fleets(), Calculator.of(measured));
    }

    private String uses() {
        return MarkdownTable.of(
                List.of("use", "an event every", "in use a day", "in use at once", "events a vehicle and day"),
                Stream.of(Use.values())
                        .map(use -> List.of(
                                use.label(),
                                use.every().toMinutes() + " min",
                                use.perDay().toHours() + " h",
                                Figures.percent(use.atOnce()),
                                Figures.count(use.eventsPerDay(1))))
                        .toList());
    }

    private String node() {
        return MarkdownTable.of(
                List.of("events per second on two cores", "SQLite", "PostgreSQL"),
                List.of(
                        byLog("accepted, without destinations", measured::accepted),
                        byLog("accepted and delivered to `database`", log -> measured.delivered(log, 1)),
                        byLog("accepted and delivered to eight destinations", log -> measured.delivered(log, EIGHT)),
                        byLog("to plan with, `database`", log -> measured.delivered(log, 1) * Plan.USED),
                        byLog("to plan with, eight destinations", log -> measured.delivered(log, EIGHT) * Plan.USED)));
    }

    private interface Figure {
        double of(String log);
    }

    private static List<String> byLog(String what, Figure figure) {
        List<String> row = new ArrayList<>(List.of(what));
        LOGS.forEach(log -> row.add(Figures.count(figure.of(log))));
        return row;
    }

    private String vehicles() {
        return MarkdownTable.of(
                List.of("vehicles that one node of two cores takes, SQLite", "calm", "usual", "busy"),
                List.of(vehicles("`database`", 1), vehicles("eight destinations", EIGHT)));
    }

    private List<String> vehicles(String what, int destinations) {
        List<String> row = new ArrayList<>(List.of(what));
        double rate = measured.delivered("sqlite", destinations) * Plan.USED;
        Stream.of(Use.values())
                .mapToDouble(use -> rate / use.eventsPerSecond(1))
                .forEach(vehicles -> row.add(Figures.count(Math.floor(vehicles / 1_000) * 1_000)));
        return row;
    }

    private String fleets() {
        return MarkdownTable.of(
                List.of(
                        "use and vehicles",
                        "events a day",
                        "a second at the peak",
                        "nodes",
                        "PostgreSQL, cores",
                        "log for 7 days, GB",
                        "tables of 30 days, GB",
                        "write-ahead log a day, GB"),
                Stream.of(Use.values())
                        .flatMap(use -> LongStream.of(100, 1_000, 10_000, 100_000, 1_000_000)
                                .mapToObj(vehicles -> fleet(use, vehicles)))
                        .toList());
    }

    private List<String> fleet(Use use, long vehicles) {
        Plan plan = Plan.of(measured, use, vehicles);
        boolean shared = plan.log().equals("postgresql");
        return List.of(
                use.label() + ", " + Figures.count(vehicles),
                Figures.count(plan.perDay()),
                Figures.digits(plan.perSecond()),
                String.valueOf(plan.nodes()),
                shared
                        ? (plan.databases() > 1 ? plan.databases() + " servers, " : "") + plan.databaseCores()
                        : "none: SQLite",
                gigabytes(plan.logGigabytes()),
                gigabytes(plan.tablesGigabytes()),
                shared ? gigabytes(plan.writtenGigabytes()) : "");
    }

    private static String gigabytes(double value) {
        return value < 0.005 ? "< 0.01" : Figures.digits(value);
    }
}
