package io.signalpost.observe.api;

import java.util.List;
import java.util.function.Supplier;

import io.signalpost.eventlog.EventLog;
import io.signalpost.eventlog.delivery.Destinations;
import io.signalpost.eventlog.ledger.DestinationStatus;
import io.signalpost.observe.Parameters;
import io.signalpost.observe.api.DescribedPaths.DescribedPath;
import io.signalpost.observe.loss.LossWatch;
import io.signalpost.webhook.refused.RefusedRequests;
import org.springframework.util.MultiValueMap;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /observe}: what there is, and what needs somebody's attention. Answers 503 when the event log cannot be read now; why,
 * says {@code /observe/health}.
 */
@RestController
final class IndexController {

    private final Destinations destinations;
    private final RefusedRequests refused;
    private final LossWatch losses;
    private final Supplier<List<DescribedPath>> resources = SingletonSupplier.of(DescribedPaths::all);

    IndexController(EventLog eventLog, RefusedRequests refused, LossWatch losses) {
        this.destinations = eventLog.destinations();
        this.refused = refused;
        this.losses = losses;
    }

    /**
     * @param attention what may stand badly, with how often it does
     * @param openapi   where all of it is described
     */
    record Index(List<Concern> attention, List<DescribedPath> resources, String openapi) {}

    /** @param path where more is told of it */
    record Concern(String what, long count, String path) {}

    @GetMapping({"/observe", "/observe/"})
    Index index(@RequestParam MultiValueMap<String, String> parameters) {
        Parameters.requireNone(parameters);
        List<DestinationStatus> all = destinations.all();
        return new Index(
                List.of(
                        new Concern(
                                "destinations that are down",
                                all.stream()
                                        .filter(each -> each.state().equals(DestinationStatus.DOWN))
                                        .count(),
                                "/observe/destinations"),
                        new Concern(
                                "dead letters",
                                all.stream().mapToLong(DestinationStatus::dead).sum(),
                                "/observe/dead-letters"),
                        new Concern("refused requests", refused.count(), "/observe/refused"),
                        new Concern(
                                "losses that nobody has taken note of", losses.toBeAcknowledged(), "/observe/loss")),
                resources.get(),
                "/observe/openapi.yaml");
    }
}
