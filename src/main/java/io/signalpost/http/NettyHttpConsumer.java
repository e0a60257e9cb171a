package io.signalpost.http;

import java.util.Iterator;
import java.util.Map;

import io.netty.handler.codec.http.HttpRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.DefaultConsumer;
import org.apache.commons.lang3.StringUtils;

/** One endpoint of the engine. While suspended, which is how a graceful shutdown begins, it answers 503. */
final class NettyHttpConsumer extends DefaultConsumer implements PlatformHttpConsumer, Suspendable {

    private final NettyHttpEngine engine;
    private final String path;
    private final String parameter;
    private final HeaderFilterStrategy headerFilter;
    private final RequestRules rules;

    NettyHttpConsumer(NettyHttpEngine engine, PlatformHttpEndpoint endpoint, Processor processor, int maxBodySize) {
        super(endpoint, processor);
        this.engine = engine;
        this.path = endpoint.getPath().startsWith("/") ? endpoint.getPath() : "/" + endpoint.getPath();
        String last = PathTable.lastSegment(path);
        this.parameter = last.startsWith("{") && last.endsWith("}") ? last.substring(1, last.length() - 1) : null;
        String fixed = parameter == null ? path : path.substring(0, path.length() - last.length());
        if (endpoint.isMatchOnUriPrefix() || StringUtils.containsAny(fixed, "{}*")) {
            throw new IllegalArgumentException("platform-http:" + path
                    + " cannot be served: write a fixed path, or one whose last segment is a {name}");
        }
        this.headerFilter = endpoint.getHeaderFilterStrategy();
        this.rules = new RequestRules(endpoint, maxBodySize);
    }

    @Override
    public PlatformHttpEndpoint getEndpoint() {
        return (PlatformHttpEndpoint) super.getEndpoint();
    }

    String path() {
        return path;
    }

    boolean isTemplate() {
        return parameter != null;
    }

    String allow() {
        return rules.allow();
    }

    /** Null when the request may go on. */
    Refusal refusalOf(HttpRequest head) {
        return isStarted() ? rules.refusalOf(head) : Refusal.STOPPING;
    }

    Exchange exchangeOf(HttpRequest head, byte[] body, String remoteAddress) {
        Exchange exchange = createExchange(false);
        exchange.setProperty(NettyHttpEngine.REMOTE_ADDRESS, remoteAddress);
        Message message = exchange.getMessage();
        message.setBody(body);
        for (Iterator<Map.Entry<String, String>> all = head.headers().iteratorAsString(); all.hasNext(); ) {
            Map.Entry<String, String> header = all.next();
            String name = header.getKey();
            if (!headerFilter.applyFilterToExternalHeaders(name, header.getValue(), exchange)) {
                Object earlier = message.getHeader(name);
                message.setHeader(
                        name,
                        earlier == null ? header.getValue() : head.headers().getAll(name));
            }
        }
        if (parameter != null) {
            // last, so that no request header of that name takes its place
            message.setHeader(parameter, PathTable.lastSegment(PathTable.pathOf(head.uri())));
        }
        return exchange;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        engine.open(this);
    }

    @Override
    protected void doStop() throws Exception {
        engine.close(this);
        super.doStop();
    }
}
