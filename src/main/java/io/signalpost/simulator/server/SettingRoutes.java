package io.signalpost.simulator.server;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.simulator.Simulator;
import io.signalpost.simulator.delivery.DeliveryLog.Totals;
import io.signalpost.simulator.delivery.FaultKind;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** How the simulator as a whole is doing, its clock, its token and its fault dial. */
final class SettingRoutes {

    private final Simulator simulator;
    private final String suggestedCallbackUri;

    private record Status(
            boolean running,
            double timeScale,
            long seed,
            boolean allowLocal,
            ApplicationId application,
            String suggestedCallbackUri,
            Counts totals) {}

    private record ApplicationId(String clientId) {}

    private record Counts(
            long sent,
            long acknowledged,
            long retried,
            long dropped,
            long pending,
            long attempts,
            long p50Millis,
            long p95Millis,
            long p99Millis,
            long maxMillis) {

        static Counts of(Totals totals) {
            return new Counts(
                    totals.sent(),
                    totals.acknowledged(),
                    totals.retried(),
                    totals.dropped(),
                    totals.pending(),
                    totals.attempts(),
                    totals.p50().toMillis(),
                    totals.p95().toMillis(),
                    totals.p99().toMillis(),
                    totals.max().toMillis());
        }
    }

    /** The body of {@code PUT /api/clock}; what is null stays. */
    record ClockChange(Double timeScale, Boolean running) {}

    /** The body of {@code POST /api/application/token}. */
    record Rotation(String token, boolean liveStaysOnFormer) {

        @Override
        public String toString() {
            return "Rotation[liveStaysOnFormer=" + liveStaysOnFormer + "]";
        }
    }

    SettingRoutes(Simulator simulator, String suggestedCallbackUri) {
        this.simulator = simulator;
        this.suggestedCallbackUri = suggestedCallbackUri;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/status", request -> status()),
                Route.put("/api/clock", this::setClock),
                Route.post("/api/application/token", this::rotate),
                Route.get("/api/faults", request -> faults()),
                Route.put("/api/faults", this::setFaults));
    }

    private ServerResponse status() {
        return JsonAnswer.ok(new Status(
                simulator.running(),
                simulator.clock().scale(),
                simulator.settings().seed(),
                simulator.settings().allowLocal(),
                new ApplicationId(simulator.application().clientId()),
                suggestedCallbackUri,
                Counts.of(simulator.deliveries().totals())));
    }

    private ServerResponse setClock(ServerRequest request) {
        ClockChange change = JsonBody.read(request, ClockChange.class);
        if (change.timeScale() != null) {
            JsonBody.field("timeScale", () -> simulator.clock().scale(change.timeScale()));
        }
        if (change.running() != null) {
            if (change.running()) {
                simulator.start();
            } else {
                simulator.stop();
            }
        }
        return status();
    }

    private ServerResponse rotate(ServerRequest request) {
        Rotation rotation = JsonBody.read(request, Rotation.class);
        JsonBody.field("token", () -> simulator.application().rotate(rotation.token(), rotation.liveStaysOnFormer()));
        return JsonAnswer.noContent();
    }

    private ServerResponse faults() {
        Map<FaultKind, Double> rates = simulator.faults().rates();
        Map<String, Double> answer = new LinkedHashMap<>();
        for (FaultKind kind : FaultKind.values()) {
            answer.put(kind.code(), rates.getOrDefault(kind, 0.0));
        }
        return JsonAnswer.ok(answer);
    }

    private ServerResponse setFaults(ServerRequest request) {
        Map<String, FaultKind> kinds = Stream.of(FaultKind.values())
                .collect(Collectors.toMap(
                        FaultKind::code, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        Map<FaultKind, Double> rates = new EnumMap<>(FaultKind.class);
        JsonBody.read(request, Rates.class).forEach((code, rate) -> {
            FaultKind kind = JsonBody.required(
                    kinds.get(code), code, "unknown fault; expected one of " + String.join(", ", kinds.keySet()));
            if (rate == null || !(rate >= 0 && rate <= 1)) {
                throw JsonBody.refused(code, "expected a number from 0 to 1");
            }
            rates.put(kind, rate);
        });
        simulator.faults().set(rates);
        return faults();
    }

    /** The body of {@code PUT /api/faults}. */
    static final class Rates extends LinkedHashMap<String, Double> {
        private static final long serialVersionUID = 1L;
    }
}
