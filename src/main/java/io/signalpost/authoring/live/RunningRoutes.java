package io.signalpost.authoring.live;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.signalpost.authoring.route.Routes.Source;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Language;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The routes that Camel runs, by the files that they are from. */
final class RunningRoutes {

    /** Those that others send to, such as {@code accept-webhook}, begin first and end last. */
    private static final Comparator<Integer> STARTUP_ORDER = Comparator.nullsLast(Comparator.naturalOrder());

    private static final String FILE = "file:";

    private final CamelContext camel;

    RunningRoutes(CamelContext camel) {
        this.camel = camel;
    }

    /**
     * Camel keeps what it has made of the texts in Simple, a thousand of them, with the beans that they name: routes that are made
     * anew would go on with the beans of before. Stopping the language does not empty that, so others take their place.
     */
    void forgetTexts() {
        Language simple = camel.resolveLanguage("simple");
        int kept = CamelContextHelper.getMaximumSimpleCacheSize(camel);
        for (int i = 0; i < kept; i++) {
            simple.createExpression("text " + i);
            simple.createPredicate("${body} == " + i);
        }
    }

    /**
     * Ends what has gone, each route after what is in flight, and begins what has come.
     *
     * @throws Exception Camel does not take it, and some of it may run
     */
    void apply(Changes changes) throws Exception {
        end(changes.gone());
        begin(changes.come());
    }

    private void end(Collection<Source> files) throws Exception {
        List<Route> ending = camel.getRoutes().stream()
                .filter(route -> isFrom(route.getSourceResource(), files))
                .sorted(Comparator.comparing(Route::getStartupOrder, STARTUP_ORDER)
                        .reversed())
                .toList();
        for (Route route : ending) {
            camel.getRouteController().stopRoute(route.getRouteId());
            camel.removeRoute(route.getRouteId());
        }
        if (files.stream().anyMatch(Source::isKamelet)) {
            endKamelets();
        }
        Model model = camel.getCamelContextExtension().getContextPlugin(Model.class);
        for (RouteConfigurationDefinition configuration : List.copyOf(model.getRouteConfigurationDefinitions())) {
            if (isFrom(configuration.getResource(), files)) {
                model.removeRouteConfiguration(configuration);
            }
        }
    }

    /** Each use of a Kamelet is a route of its own, which is made with the endpoint that names it. */
    private void endKamelets() throws Exception {
        for (Route route : List.copyOf(camel.getRoutes())) {
            if (route.isCreatedByKamelet()) {
                camel.getRouteController().stopRoute(route.getRouteId());
                camel.removeRoute(route.getRouteId());
            }
        }
        camel.removeEndpoints("kamelet:*");
        camel.getCamelContextExtension().getContextPlugin(Model.class).removeRouteTemplateDefinitions("*");
    }

    private static boolean isFrom(Resource resource, Collection<Source> files) {
        return resource != null && files.stream().anyMatch(file -> isFrom(resource.getLocation(), file));
    }

    private static boolean isFrom(String location, Source file) {
        return file.packaged()
                ? location.endsWith(file.name())
                : location.startsWith(FILE)
                        && path(location.substring(FILE.length())).equals(path(file.name()));
    }

    private static Path path(String file) {
        return Path.of(file).toAbsolutePath().normalize();
    }

    /** From the texts that were checked, whatever may have been saved since. */
    private void begin(Collection<Source> files) throws Exception {
        List<Resource> resources = files.stream()
                .map(file ->
                        ResourceHelper.fromString((file.packaged() ? "classpath:" : FILE) + file.name(), file.text()))
                .toList();
        Collection<RoutesBuilder> builders = PluginHelper.getRoutesLoader(camel).findRoutesBuilders(resources);
        for (RoutesBuilder builder : builders) {
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                configurations.addRouteConfigurationsToCamelContext(camel);
            }
        }
        for (RoutesBuilder builder : builders) {
            if (builder instanceof RouteBuilder routes) {
                routes.addLifecycleInterceptor(new InStartupOrder());
            }
            camel.addRoutes(builder);
        }
    }

    /** While Camel runs, it starts routes in the order in which they come. */
    private static final class InStartupOrder implements RouteBuilderLifecycleStrategy {

        @Override
        public void afterConfigure(RouteBuilder builder) {
            builder.getRouteCollection()
                    .getRoutes()
                    .sort(Comparator.comparing(RouteDefinition::getStartupOrder, STARTUP_ORDER));
        }
    }
}
