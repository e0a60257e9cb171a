package io.signalpost.simulator.server;

import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * One operation.
 *
 * @param path as openapi.yaml writes it, for instance <code>/api/webhooks/{id}</code>
 */
record Route(HttpMethod method, String path, HandlerFunction<ServerResponse> handler) {

    static Route get(String path, HandlerFunction<ServerResponse> handler) {
        return new Route(HttpMethod.GET, path, handler);
    }

    static Route post(String path, HandlerFunction<ServerResponse> handler) {
        return new Route(HttpMethod.POST, path, handler);
    }

    static Route put(String path, HandlerFunction<ServerResponse> handler) {
        return new Route(HttpMethod.PUT, path, handler);
    }

    static Route delete(String path, HandlerFunction<ServerResponse> handler) {
        return new Route(HttpMethod.DELETE, path, handler);
    }
}
