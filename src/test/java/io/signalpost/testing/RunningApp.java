package io.signalpost.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.signalpost.SignalpostApplication;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole application in this JVM, on free ports, with its data in a folder of the test's. */
public final class RunningApp implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private RunningApp(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param properties {@code key=value}, which go before free ports, the examples' token and the given data folder */
    public static RunningApp start(Path dataDir, String... properties) {
        return start(new SpringApplicationBuilder(SignalpostApplication.class), dataDir, properties);
    }

    /** As {@link #start(Path, String...)}, by a clock of the test's. */
    public static RunningApp start(Clock clock, Path dataDir, String... properties) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(SignalpostApplication.class)
                .initializers((ApplicationContextInitializer<GenericApplicationContext>) context ->
                        context.registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
        return start(application, dataDir, properties);
    }

    private static RunningApp start(SpringApplicationBuilder application, Path dataDir, String... properties) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "signalpost.port", "0", "signalpost.management-port", "0", "signalpost.data-dir", dataDir.toString()));
        if (!List.of(properties).contains("spring.profiles.active=demo")) { // which has a token of its own
            settings.put("smartcar.management-tokens.default", Examples.TOKEN);
        }
        for (String property : properties) {
            String[] keyAndValue = property.split("=", 2);
            settings.put(keyAndValue[0], keyAndValue[1]);
        }
        String[] args = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new RunningApp(application.run(args));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public int port() {
        return bean(PlatformHttpEngine.class).getServerPort();
    }

    public URI webhook() {
        return URI.create("http://localhost:" + port() + "/webhooks/smartcar");
    }

    public URI management(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    /** Posts the body as Smartcar would, rightly signed. */
    public HttpResponse<String> post(byte[] body) {
        return post(body, Examples.sign(body));
    }

    public HttpResponse<String> post(byte[] body, String signature) {
        return send(HttpRequest.newBuilder(webhook())
                .header("Content-Type", "application/json")
                .header("SC-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    public HttpResponse<String> get(String managementPath) {
        return send(HttpRequest.newBuilder(management(managementPath)).build());
    }

    /** Posts an action for a destination, as an operator does. */
    public HttpResponse<String> act(String destination, String json) {
        return send(HttpRequest.newBuilder(management("/observe/destinations/" + destination))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** What the management port answers is as {@code openapi.yaml} describes it, or the test fails. */
    public static HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            DescribedAnswers.check(response);
            return response;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
