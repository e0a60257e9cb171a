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
        String path = consumer.path();
        NettyHttpConsumer other = consumer.isTemplate()
                ? templates.putIfAbsent(parent(path), consumer)
                : exact.putIfAbsent(path, consumer);
        if (other != null && other != consumer) {
            throw new IllegalStateException("Two routes receive on platform-http:" + path + ", only one can");
        }
    }

    void remove(NettyHttpConsumer consumer) {
        exact.remove(consumer.path(), consumer);
        templates.remove(parent(consumer.path()), consumer);
    }

    boolean isEmpty() {
        return exact.isEmpty() && templates.isEmpty();
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
