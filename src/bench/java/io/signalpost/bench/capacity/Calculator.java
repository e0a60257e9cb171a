package io.signalpost.bench.capacity;

import java.util.Locale;

/** {@link Plan} once more, for who has a shell and no checkout of this: the same figures for a fleet of one's own. */
final class Calculator {

    private Calculator() {}

    /** A command for {@code docs/capacity.md}, whose last line has the fleet. */
    static String of(Measured measured) {
        return """
                fleet() { awk -v vehicles="$1" -v minutes="$2" -v hours="$3" -v share="$4" '
                  function up(x) { return x > int(x) ? int(x) + 1 : x }
                  function most(x, y) { return x > y ? x : y }
                  BEGIN {
                    if ((vehicles minutes hours share) !~ /^[0-9.]+$/ || !(vehicles * minutes * hours * share) || hours > 24 || share > 1) {
                      print "fleet <vehicles> <minutes between events> <hours in use a day> <share in use at once, 0 to 1>"; exit 1 }
                    day = vehicles * hours * 60 / minutes; peak = vehicles * share / minutes / 60; able = peak / %s
                    nodes = 1; cores = 0; log_bytes = %s; table_bytes = %s; wal_bytes = 0
                    if (able > %s) {
                      servers = up(able / %s); work = able * %s / 1e6
                      nodes = most(2 * servers, up(work * %s / %d)); cores = most(%d * servers, up(work * %s))
                      log_bytes = %s; table_bytes = %s; wal_bytes = %s }
                    printf "%%.0f events a day, %%.2f a second at the peak\\n", day, peak
                    printf "nodes: %%d, cores of PostgreSQL: %%s\\n", nodes, cores ? cores : "none, SQLite"
                    printf "GB: log %%.2f, tables %%.2f, write-ahead log a day %%.2f\\n", \\
                      day * %d * log_bytes / 1e9, day * %d * table_bytes / 1e9, day * wal_bytes / 1e9
                  }'; }
                fleet 7300 2 6 0.5
                """.formatted(
                Plan.USED,
                whole(measured.bytes("sqlite", "/log/size")),
                whole(measured.bytes("sqlite", "/tables/size")),
                whole(measured.delivered("sqlite", 1)),
                whole(measured.accepted("postgresql")),
                whole(measured.cpuSeconds("postgresql", 1) * 1e6),
                1 - Plan.SHARE_OF_POSTGRESQL,
                Plan.CORES,
                Plan.CORES,
                Plan.SHARE_OF_POSTGRESQL,
                whole(measured.bytes("postgresql", "/log/size")),
                whole(measured.bytes("postgresql", "/tables/size")),
                whole(measured.bytes("postgresql", "/log/written") + measured.bytes("postgresql", "/tables/written")),
                Plan.DAYS_OF_LOG,
                Plan.DAYS_OF_TABLES);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
