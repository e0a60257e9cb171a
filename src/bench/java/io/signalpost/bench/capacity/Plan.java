package io.signalpost.bench.capacity;

/**
 * What a fleet needs that has the {@code database} destination. What was measured on two cores is taken to grow with the cores.
 *
 * @param log           sqlite or postgresql, for the event log and the tables
 * @param databases     that share the events, each with its own log
 * @param nodes         of {@link #CORES} cores each
 * @param databaseCores of all PostgreSQL servers together
 */
record Plan(
        Measured measured, double perDay, double perSecond, String log, int databases, int nodes, int databaseCores) {

    /** What is left works off what has waited, and is there when others are not. */
    static final double USED = 0.5;
    /** Of a node, as of the machine that was measured. */
    static final int CORES = 2;
    /** Of the work of both, where the database is PostgreSQL; an assumption. */
    static final double SHARE_OF_POSTGRESQL = 0.5;
    /** As {@code signalpost.event-log.retention} comes. */
    static final int DAYS_OF_LOG = 7;

    static final int DAYS_OF_TABLES = 30;

    private static final double GIGABYTE = 1e9;

    static Plan of(Measured measured, Use use, long vehicles) {
        double perSecond = use.eventsPerSecond(vehicles);
        double able = perSecond / USED;
        double perDay = use.eventsPerDay(vehicles);
        if (able <= measured.delivered("sqlite", 1)) {
            return new Plan(measured, perDay, perSecond, "sqlite", 1, 1, 0);
        }
        int databases = up(able / measured.accepted("postgresql"));
        double cores = able * measured.cpuSeconds("postgresql", 1);
        return new Plan(
                measured,
                perDay,
                perSecond,
                "postgresql",
                databases,
                Math.max(2 * databases, up(cores * (1 - SHARE_OF_POSTGRESQL) / CORES)), // one may always be away
                Math.max(CORES * databases, up(cores * SHARE_OF_POSTGRESQL)));
    }

    private static int up(double value) {
        return (int) Math.ceil(value);
    }

    double logGigabytes() {
        return gigabytes(DAYS_OF_LOG, "/log/size");
    }

    double tablesGigabytes() {
        return gigabytes(DAYS_OF_TABLES, "/tables/size");
    }

    /** Of one day, of PostgreSQL. */
    double writtenGigabytes() {
        return gigabytes(1, "/log/written") + gigabytes(1, "/tables/written");
    }

    private double gigabytes(int days, String figure) {
        return days * perDay * measured.bytes(log, figure) / GIGABYTE;
    }
}
