package io.signalpost.authoring.live;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.signalpost.authoring.route.SetupFinding;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the route files again and again, and lets Camel run what was saved.
 *
 * <p>Camel's own {@code RouteWatcherReloadStrategy} would stop all routes before it reads the new ones, or else never end those of a
 * file that is gone; it begins anew with each of the writes that are one save to an editor, and sees nothing any more
 * once the folder itself was replaced, as by a checkout. So it is we who look, what is found must pass the checks of a start, and
 * Camel gets only what has changed.
 */
public final class LiveRoutes extends ServiceSupport {

    private static final Logger log = LoggerFactory.getLogger(LiveRoutes.class);
    private static final long LOOK_MILLIS = 250;
    private static final String NOT_RELOADED = "Routes not reloaded: those before go on";

    private final CamelContext camel;
    private final Supplier<RouteSet> files;
    private final RunningRoutes routes;
    private final SavedFiles routeFiles;
    private final SavedFiles settings;
    private RouteSet running;
    private Set<SetupFinding> told = Set.of();
    private boolean refused;
    private ScheduledExecutorService executor;

    /**
     * To be made before Camel reads the files, so that none that is saved meanwhile is missed.
     *
     * @param files   what a start would take now
     * @param folders of route files
     */
    public LiveRoutes(CamelContext camel, Supplier<RouteSet> files, Collection<Path> folders) {
        this.camel = camel;
        this.files = files;
        this.routes = new RunningRoutes(camel);
        this.routeFiles = new SavedFiles(folders, name -> name.matches(".*\\.ya?ml"));
        this.settings = new SavedFiles(
                List.of(Path.of(""), Path.of("config")), name -> name.matches("application.*\\.(properties|ya?ml)"));
        this.running = files.get();
    }

    @Override
    protected void doStart() {
        told = Set.copyOf(running.findings()); // by the start
        executor = camel.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "live-routes");
        executor.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        log.warn("signalpost.routes.reload=true: route files are run as they are saved, which is for development; "
                + "in production a change is a restart");
    }

    @Override
    protected void doStop() {
        camel.getExecutorServiceManager().shutdownGraceful(executor);
    }

    private void look() {
        try {
            boolean newSettings = settings.areNew();
            if (newSettings) {
                log.info("Settings are read at the start only, but for new ones that a route names:"
                        + " start again for what has changed otherwise");
            }
            if (routeFiles.areNew() || newSettings) {
                reload();
            }
        } catch (RuntimeException e) { // or it would be the last look
            log.error("{}: {}", NOT_RELOADED, e.toString());
            log.debug("The failure in full", e);
        }
    }

    private void reload() {
        RouteSet now = files.get();
        Changes changes = Changes.between(running.sources(), now.sources());
        boolean wereRefused = refused;
        refused = tell(now.findings());
        if (refused) {
            log.error(NOT_RELOADED);
        } else if (!changes.areNone()) {
            replace(changes, now);
        } else if (wereRefused) {
            log.info("Route files are again as they run");
        }
    }

    /** Tells all errors, and the warnings that are new; returns whether there are errors. */
    private boolean tell(List<SetupFinding> findings) {
        List<SetupFinding> errors =
                findings.stream().filter(SetupFinding::isError).toList();
        errors.forEach(error -> log.error("{}", error));
        findings.stream()
                .filter(finding -> !finding.isError() && !told.contains(finding))
                .forEach(warning -> log.warn("{}", warning));
        told = Set.copyOf(findings);
        return !errors.isEmpty();
    }

    private void replace(Changes changes, RouteSet now) {
        boolean others = changes.concernOthers();
        Changes all = others ? new Changes(running.sources(), now.sources()) : changes;
        try {
            if (others) {
                routes.forgetTexts();
            }
            routes.apply(all);
            running = now;
            log.info("Routes reloaded: {}", changes);
        } catch (Exception e) {
            refused = true;
            log.error("{}", now.explain(e));
            putBack(all);
        }
    }

    /** The checks let it pass, and Camel does not run it. */
    private void putBack(Changes changes) {
        try {
            routes.apply(changes.reversed());
            log.error(NOT_RELOADED);
        } catch (Exception e) {
            log.error("Routes not reloaded, and those before do not run again, start again: {}", running.explain(e));
        }
    }
}
