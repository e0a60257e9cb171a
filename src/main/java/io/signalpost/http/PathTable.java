package io.signalpost.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which consumer serves which path: exact paths, and templates whose last segment is {@code {name}}. An exact path beats
 * a template. Paths are compared as sent, without decoding, so that no two spellings name the same endpoint.
 */
final class PathTable {

    private final Map<String, NettyHttpConsumer> exact = new ConcurrentHashMap<>();
    private final Map<String, NettyHttpConsumer> templates = new ConcurrentHashMap<>();

    void add(NettyHttpConsumer consumer) {
        Map<String, NettyHttpConsumer> table = consumer.isTemplate() ? templates : exact;
        String key = consumer.isTemplate() ? parent(consumer.path()) : consumer.path();
        table.merge(key, consumer, (other, mine) -> {
            if (other != mine && !other.isStopped()) {
                throw new IllegalStateException(
                        "Two routes receive on platform-http:" + mine.path() + ", only one can");
            }
            return mine;
        });
    }

    void clear() {
        exact.clear();
        templates.clear();
    }

    /** Null when nobody serves the path. */
    NettyHttpConsumer find(String path) {
        NettyHttpConsumer consumer = exact.get(path);
        return consumer != null || path.endsWith("/") ? consumer : templates.get(parent(path));
    }

    /** The path of a request target in origin form ({@code /a?b}) or absolute form ({@code http://host/a?b}). */
    static String pathOf(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        int scheme = path.startsWith("/") ? -1 : path.indexOf("://");
        int afterHost = scheme < 0 ? -1 : path.indexOf('/', scheme + 3);
        return afterHost < 0 ? path : path.substring(afterHost);
    }

    static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
    }
}
