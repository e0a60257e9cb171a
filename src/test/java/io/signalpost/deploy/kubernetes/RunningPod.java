package io.signalpost.deploy.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.signalpost.testing.MountedFolder;
import io.signalpost.testing.PackagedApp;

import static org.awaitility.Awaitility.await;

/**
 * A pod of one container, as a process: with its variables and no others, its mounts, its probes, and the end that Kubernetes makes.
 * What the image itself has is the packaged jar.
 */
final class RunningPod implements AutoCloseable {

    /** How long load balancers go on sending to a pod that is about to end. */
    private static final Duration UNNOTICED = Duration.ofSeconds(3);

    private final PodSpec spec;
    private final Container container;
    private final Substitutes substitutes;
    private final PackagedApp app;
    private final Prober readiness;
    private final Prober liveness;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private volatile boolean ending;

    /** Lays out its files and starts its process. */
    RunningPod(PodSpec spec, Namespace namespace, Path root, Map<String, String> addresses) throws IOException {
        this.spec = spec;
        this.container = spec.getContainers().get(0);
        this.substitutes = new Substitutes(root, container, addresses);
        mount(namespace);
        Map<String, String> environment = new LinkedHashMap<>();
        namespace
                .environment(spec, container)
                .forEach((name, value) -> environment.put(name, substitutes.value(value)));
        this.app = PackagedApp.launchContained(
                Files.createDirectories(substitutes.path(container.getWorkingDir())),
                environment,
                substitutes.options(),
                container.getArgs(),
                root.resolveSibling(root.getFileName() + ".log"));
        this.readiness = prober(container.getReadinessProbe(), false);
        this.liveness = prober(container.getLivenessProbe(), true);
    }

    private void mount(Namespace namespace) throws IOException {
        Map<String, Volume> volumes = new HashMap<>();
        spec.getVolumes().forEach(volume -> volumes.put(volume.getName(), volume));
        for (VolumeMount mount : container.getVolumeMounts()) {
            Map<String, String> files = new HashMap<>(namespace.files(volumes.get(mount.getName())));
            files.replaceAll((name, text) -> substitutes.text(text));
            Path folder = Files.createDirectories(substitutes.path(mount.getMountPath()));
            if (!files.isEmpty()) {
                MountedFolder.write(folder, files);
            }
        }
    }

    private Prober prober(Probe probe, boolean succeeding) {
        String port = String.valueOf(Prober.port(probe).getValue());
        int number = container.getPorts().stream()
                .filter(it -> port.equals(it.getName()) || port.equals(String.valueOf(it.getContainerPort())))
                .map(ContainerPort::getContainerPort)
                .findFirst()
                .orElseThrow();
        return new Prober(probe, substitutes.port(number), succeeding);
    }

    /** Returns when the startup probe has succeeded and the readiness probe does; from then on all are asked as the manifest says. */
    RunningPod awaitReady() {
        Prober startup = prober(container.getStartupProbe(), false);
        await("startup")
                .pollInterval(startup.period())
                .atMost(startup.patience())
                .until(() -> {
                    if (!app.process().isAlive()) {
                        throw new IllegalStateException("Not started:\n" + app.output());
                    }
                    return startup.isAnswered();
                });
        readiness.start(clock);
        liveness.start(clock);
        await("readiness").atMost(Duration.ofMinutes(1)).until(readiness::isSucceeding);
        return this;
    }

    /** Whether its Service sends it anything. */
    boolean isServing() {
        return !ending && readiness.isSucceeding();
    }

    /** Whether it would have been started anew. */
    boolean isAlive() {
        return app.process().isAlive() && liveness.isSucceeding();
    }

    /**
     * Ends it: its Service leaves it out a little later, its preStop hook runs, it gets SIGTERM.
     *
     * @return the exit code
     */
    int end() {
        Duration sleep = Duration.ofSeconds(
                container.getLifecycle().getPreStop().getSleep().getSeconds());
        long since = System.nanoTime();
        clock.schedule(() -> ending = true, UNNOTICED.toMillis(), TimeUnit.MILLISECONDS);
        await("the sleep before SIGTERM")
                .atMost(sleep.plusSeconds(30))
                .until(() -> System.nanoTime() - since >= sleep.toNanos());
        app.process().destroy();
        await("its end within the grace period")
                .atMost(Duration.ofSeconds(spec.getTerminationGracePeriodSeconds())
                        .minus(sleep))
                .until(() -> !app.process().isAlive());
        return app.process().exitValue();
    }

    PackagedApp app() {
        return app;
    }

    /** The most memory that the process has had, in bytes, as Linux counts it. */
    long peakMemory() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + app.process().pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** In bytes. */
    long memoryLimit() {
        return container
                .getResources()
                .getLimits()
                .get("memory")
                .getNumericalAmount()
                .longValueExact();
    }

    /** Of its container: files that are neither in a volume nor were there at the start; a read-only root would not take them. */
    List<Path> filesOutsideOfVolumes() throws IOException {
        List<Path> volumes = container.getVolumeMounts().stream()
                .map(mount -> substitutes.path(mount.getMountPath()))
                .toList();
        try (Stream<Path> files = Files.walk(substitutes.root())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> volumes.stream().noneMatch(file::startsWith))
                    .toList();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        app.close();
    }
}
