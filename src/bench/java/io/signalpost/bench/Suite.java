package io.signalpost.bench;

import java.util.Locale;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.accept.Acceptance;
import io.signalpost.bench.database.DatabaseBacklog;
import io.signalpost.bench.deliver.Deliver;
import io.signalpost.bench.disk.Disk;
import io.signalpost.bench.endtoend.Backlog;
import io.signalpost.bench.endtoend.Cost;
import io.signalpost.bench.endtoend.LiveCost;
import io.signalpost.bench.endtoend.Reading;
import io.signalpost.bench.endtoend.Sustained;
import io.signalpost.bench.endtoend.Visibility;
import io.signalpost.bench.growth.Growth;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.memory.Memory;
import io.signalpost.bench.move.Move;
import io.signalpost.bench.report.AcceptanceReport;
import io.signalpost.bench.report.BacklogReport;
import io.signalpost.bench.report.CostReport;
import io.signalpost.bench.report.DatabaseReport;
import io.signalpost.bench.report.DeliverReport;
import io.signalpost.bench.report.DiskReport;
import io.signalpost.bench.report.GrowthReport;
import io.signalpost.bench.report.MemoryReport;
import io.signalpost.bench.report.MoveReport;
import io.signalpost.bench.report.ReadingReport;
import io.signalpost.bench.report.Report;
import io.signalpost.bench.report.StartReport;
import io.signalpost.bench.report.SustainedReport;
import io.signalpost.bench.report.VisibilityReport;
import io.signalpost.bench.start.Start;

/** What can be measured, in this order. A further suite is one more constant. */
enum Suite {
    ACCEPT((bench, settings) -> new Acceptance(bench).run(settings.servers()), AcceptanceReport::of),
    SUSTAINED((bench, settings) -> new Sustained(bench).run(), SustainedReport::of),
    COST((bench, settings) -> new Cost(bench).run(), CostReport::of),
    LIVE((bench, settings) -> new LiveCost(bench).run(), CostReport::ofLive),
    VISIBLE((bench, settings) -> new Visibility(bench).run(), VisibilityReport::of),
    BACKLOG((bench, settings) -> new Backlog(bench).run(settings.backlog()), BacklogReport::of),
    READING((bench, settings) -> new Reading(bench).run(settings.backlog()), ReadingReport::of),
    DATABASE((bench, settings) -> DatabaseBacklog.run(bench, settings.backlog()), DatabaseReport::of),
    DELIVER((bench, settings) -> new Deliver(bench).run(settings.deliveries()), DeliverReport::of),
    DISK((bench, settings) -> Disk.run(bench), DiskReport::of),
    GROWTH((bench, settings) -> new Growth(bench).run(settings.logSizes()), GrowthReport::of),
    MEMORY((bench, settings) -> new Memory(bench).run(), MemoryReport::of),
    MOVE((bench, settings) -> new Move(bench).run(settings.backlog()), MoveReport::of),
    START((bench, settings) -> new Start(bench).run(settings.jdks()), StartReport::of);

    private interface Measuring {
        ObjectNode run(Bench bench, Settings settings) throws Exception;
    }

    private final Measuring measuring;
    private final Function<JsonNode, Report> report;

    Suite(Measuring measuring, Function<JsonNode, Report> report) {
        this.measuring = measuring;
        this.report = report;
    }

    /** As it is chosen and its files are called. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    ObjectNode run(Bench bench, Settings settings) throws Exception {
        return measuring.run(bench, settings);
    }

    /** @param result what {@link #run} gave, behind a header */
    Report report(JsonNode result) {
        return report.apply(result);
    }
}
