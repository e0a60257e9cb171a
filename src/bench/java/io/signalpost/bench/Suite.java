package io.signalpost.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.accept.Acceptance;
import io.signalpost.bench.endtoend.EndToEnd;
import io.signalpost.bench.growth.Growth;
import io.signalpost.bench.load.Requests;
import io.signalpost.bench.report.AcceptanceReport;
import io.signalpost.bench.report.EndToEndReport;
import io.signalpost.bench.report.GrowthReport;
import io.signalpost.bench.report.Report;
import io.signalpost.bench.report.StartReport;
import io.signalpost.bench.server.Servers;
import io.signalpost.bench.start.Start;

/** What can be measured, in this order. A further suite is one more constant. */
enum Suite {
    ACCEPT {
        @Override
        ObjectNode run(Settings settings, Servers servers, Requests requests, Path data) throws Exception {
            return new Acceptance(servers, requests, settings.warmUp(), settings.time(), settings.rounds())
                    .run(data, settings.servers());
        }

        @Override
        Report report(JsonNode result) {
            return AcceptanceReport.of(result);
        }
    },
    ENDTOEND {
        @Override
        ObjectNode run(Settings settings, Servers servers, Requests requests, Path data) throws Exception {
            Duration warmUp = settings.warmUp().dividedBy(3); // of each of two dozen servers
            return new EndToEnd(servers, requests, warmUp, settings.time(), settings.rounds(), settings.backlog())
                    .run(data);
        }

        @Override
        Report report(JsonNode result) {
            return EndToEndReport.of(result);
        }
    },
    GROWTH {
        @Override
        ObjectNode run(Settings settings, Servers servers, Requests requests, Path data) throws Exception {
            return new Growth(
                            servers,
                            requests,
                            settings.warmUp(),
                            settings.time(),
                            settings.rounds(),
                            settings.logSizes())
                    .run(data);
        }

        @Override
        Report report(JsonNode result) {
            return GrowthReport.of(result);
        }
    },
    START {
        @Override
        ObjectNode run(Settings settings, Servers servers, Requests requests, Path data) throws Exception {
            return new Start(servers, requests, settings.rounds()).run(data, settings.jdks());
        }

        @Override
        Report report(JsonNode result) {
            return StartReport.of(result);
        }
    };

    /** As it is chosen and its files are called. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param data folder for what the servers keep; whoever calls removes it */
    abstract ObjectNode run(Settings settings, Servers servers, Requests requests, Path data) throws Exception;

    /** @param result what {@link #run} gave, behind a header */
    abstract Report report(JsonNode result);
}
