package io.signalpost.simulator.server;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.signalpost.simulator.Simulator;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

/** All that the server answers. openapi.yaml describes the operations, and a test holds the two together. */
final class Operations {

    private static final ClassPathResource PAGE = new ClassPathResource("io/signalpost/simulator/page/");
    private static final ClassPathResource ASSETS = new ClassPathResource("io/signalpost/page/assets/");
    private static final ClassPathResource DESCRIPTION = new ClassPathResource("io/signalpost/simulator/openapi.yaml");

    private static final Set<HttpMethod> PAGE_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final AccessTokens tokens;
    private final List<Route> control;
    private final List<Route> smartcar;
    private final List<Route> login;

    Operations(Simulator simulator, String suggestedCallbackUri, AccessTokens tokens) {
        this.tokens = tokens;
        this.control = Stream.of(
                        CatalogRoutes.routes(),
                        new SettingRoutes(simulator, suggestedCallbackUri).routes(),
                        new WebhookRoutes(simulator).routes(),
                        new VehicleRoutes(simulator).routes(),
                        new DeliveryRoutes(simulator.deliveries()).routes(),
                        List.of(Route.get("/openapi.yaml", request -> ServerResponse.ok()
                                .contentType(MediaType.parseMediaType("application/yaml"))
                                .body(DESCRIPTION))))
                .flatMap(List::stream)
                .toList();
        this.smartcar = Stream.of(
                        new ManagementWebhooks(simulator).routes(),
                        new ManagementSubscriptions(simulator).routes(),
                        new ConnectionRoutes(simulator).routes())
                .flatMap(List::stream)
                .toList();
        this.login = List.of(new TokenRoute(simulator.application(), tokens).route());
    }

    List<Route> routes() {
        return Stream.of(login, smartcar, control).flatMap(List::stream).toList();
    }

    RouterFunction<ServerResponse> router() {
        RouterFunction<ServerResponse> api = router(smartcar)
                .route(RequestPredicates.path("/v3/**"), Operations::unknown)
                .build()
                .filter(HandlerFilterFunction.ofRequestProcessor(tokens::check));
        RouterFunction<ServerResponse> rest = router(control)
                .route(RequestPredicates.path("/"), Operations::page)
                .resources("/assets/**", ASSETS)
                .resources("/**", PAGE)
                .route(RequestPredicates.all(), Operations::unknown)
                .build();
        return answering(JsonApiErrors::answer, api)
                .and(answering(ControlErrors::answer, router(login).build().and(rest)));
    }

    /** The routes, and 405 for their paths with another method. */
    private static RouterFunctions.Builder router(List<Route> routes) {
        RouterFunctions.Builder router = RouterFunctions.route();
        routes.forEach(route -> router.route(
                RequestPredicates.method(route.method()).and(RequestPredicates.path(route.path())), route.handler()));
        routes.stream()
                .collect(groupingBy(Route::path, mapping(Route::method, toSet())))
                .forEach((path, methods) -> router.route(RequestPredicates.path(path), request -> {
                    throw new MethodNotAllowedException(request.method(), methods);
                }));
        return router;
    }

    private static RouterFunction<ServerResponse> answering(
            Function<Throwable, ServerResponse> errors, RouterFunction<ServerResponse> router) {
        return router.filter(HandlerFilterFunction.ofErrorHandler(
                Throwable.class::isInstance, (thrown, request) -> errors.apply(thrown)));
    }

    private static ServerResponse page(ServerRequest request) {
        if (!PAGE_METHODS.contains(request.method())) {
            throw new MethodNotAllowedException(request.method(), PAGE_METHODS);
        }
        return ServerResponse.ok().contentType(MediaType.TEXT_HTML).body(PAGE.createRelative("index.html"));
    }

    private static ServerResponse unknown(ServerRequest request) {
        throw new ResponseStatusException(
                HttpStatus.NOT_FOUND, "there is nothing here: /openapi.yaml tells what is where");
    }
}
