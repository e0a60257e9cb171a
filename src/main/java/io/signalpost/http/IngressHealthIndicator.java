package io.signalpost.http;

import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Up when every route that receives webhooks does so, which includes that the port is bound; DEGRADED, which leaves readiness
 * green, for a minute after somebody had to go because all connections were open.
 */
final class IngressHealthIndicator extends AbstractHealthIndicator {

    private final CamelContext camel;
    private final NettyHttpEngine engine;

    IngressHealthIndicator(CamelContext camel, NettyHttpEngine engine) {
        this.camel = camel;
        this.engine = engine;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        List<String> receiving = camel.getRoutes().stream()
                .filter(route -> route.getEndpoint().getEndpointUri().startsWith("platform-http:"))
                .map(Route::getRouteId)
                .toList();
        List<String> closed = receiving.stream()
                .filter(id -> !camel.getRouteController().getRouteStatus(id).isStarted())
                .toList();
        if (receiving.isEmpty() || !closed.isEmpty()) {
            health.outOfService().withDetail("notReceiving", closed);
        } else if (engine.wasFullLately()) {
            health.status("DEGRADED")
                    .withDetail("trouble", "all connections are open; the longest without a request make room");
        } else {
            health.up();
        }
        health.withDetail("connections", engine.connections()).withDetail("maxConnections", engine.maxConnections());
    }
}
