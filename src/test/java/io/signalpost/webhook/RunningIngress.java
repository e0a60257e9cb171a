package io.signalpost.webhook;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.signalpost.http.HttpSettings;
import io.signalpost.http.HttpSocket;
import io.signalpost.http.NettyHttpEngine;
import io.signalpost.webhook.refused.RefusedRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.PluginHelper;

/** The ingress routes as they ship, on a real port, over an event log that can be told to fail. */
final class RunningIngress implements AutoCloseable {

    static final int MAX_BODY = 256 * 1024;

    final RecordingEventLog log;
    final List<Map<String, Object>> headers = new CopyOnWriteArrayList<>(); // of what was appended
    final List<RefusedRequest> refused = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final CamelContext camel = new DefaultCamelContext();
    private final NettyHttpEngine engine;
    private final DuplicateCheck duplicates;

    private RunningIngress(Path folder, Map<String, String> tokensByName, WebhookProperties settings) {
        log = new RecordingEventLog(folder);
        ManagementTokens tokens = new ManagementTokens(tokensByName);
        WebhookMetrics metrics = new WebhookMetrics(meters);
        RefusalReport refusals = new RefusalReport(meters);
        engine = new NettyHttpEngine(HttpSettings.with("max-body-size=" + MAX_BODY + "B"), refusals);
        duplicates = new DuplicateCheck(log, conflict -> {}, meters);
        AnswerAccepted answerAccepted = new AnswerAccepted(metrics, duplicates, Clock.systemUTC());
        Registry beans = camel.getRegistry();
        beans.bind("eventLog", log);
        beans.bind(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME, engine);
        beans.bind("verify-signature", new VerifySignature(tokens));
        beans.bind("answer-challenge", new AnswerChallenge(tokens, settings.answerVerify(), metrics));
        beans.bind(
                "check-delivery-time", new CheckDeliveryTime(settings, new DeliveryMetrics(meters), Clock.systemUTC()));
        beans.bind("answer-accepted", (Processor) exchange -> {
            headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
            answerAccepted.process(exchange);
        });
        beans.bind("record-refusal", new RecordRefusal(refused::add, refusals, Clock.systemUTC()));
    }

    static RunningIngress start(Path folder, Map<String, String> tokensByName) throws Exception {
        return start(folder, tokensByName, new WebhookProperties(AnswerVerify.ALWAYS, Duration.ofHours(1), false));
    }

    static RunningIngress start(Path folder, Map<String, String> tokensByName, WebhookProperties settings)
            throws Exception {
        RunningIngress ingress = new RunningIngress(folder, tokensByName, settings);
        for (String file : List.of("refuse-webhook", "receive-webhook")) {
            PluginHelper.getRoutesLoader(ingress.camel)
                    .loadRoutes(PluginHelper.getResourceLoader(ingress.camel)
                            .resolveResource("file:" + Path.of("routes", file + ".camel.yaml")));
        }
        ingress.camel.start();
        return ingress;
    }

    /** Forgets what earlier tests have sent; the event log keeps it. */
    void reset() {
        log.reset();
        headers.clear();
        refused.clear();
    }

    HttpSocket connect() throws Exception {
        return HttpSocket.connect(engine.getServerPort());
    }

    HttpSocket.Response exchange(byte[] request) throws Exception {
        return HttpSocket.exchange(engine.getServerPort(), request);
    }

    double counter(String name, String... tags) {
        var counter = meters.find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    @Override
    public void close() {
        camel.stop();
        duplicates.close();
        log.close();
    }
}
