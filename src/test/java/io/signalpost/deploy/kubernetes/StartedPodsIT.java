package io.signalpost.deploy.kubernetes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.signalpost.testing.Examples;
import io.signalpost.testing.PackagedApp;
import io.signalpost.testing.PostgresqlServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged jar with the variables, arguments, mounts and probes of the manifests, on a real PostgreSQL. */
class StartedPodsIT {

    private static final String PASSWORD = "a+b/c=&%";

    @TempDir
    static Path folder;

    private static PostgresqlServer database;
    private static Manifests overlay;
    private static PodSpec pod;

    @BeforeAll
    static void startDatabase() throws Exception {
        overlay = Manifests.ofOverlay("postgresql");
        pod = overlay.the(Deployment.class).getSpec().getTemplate().getSpec();
        database = PostgresqlServer.start(folder.resolve("postgresql"));
        database.query().execute("CREATE ROLE signalpost LOGIN PASSWORD '" + PASSWORD + "'");
        database.query().execute("CREATE DATABASE signalpost OWNER signalpost");
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        if (database != null) {
            database.close();
        }
    }

    private static Namespace namespace(String token, String password) {
        return Namespace.of(
                overlay,
                Map.of(
                        "signalpost",
                        Map.of(
                                "management-token", token,
                                "management-password", password,
                                "database-password", PASSWORD)));
    }

    private static Namespace namespace() {
        return namespace(Examples.TOKEN, "correct horse battery");
    }

    private static RunningPod start(PodSpec pod, Namespace namespace, String name) throws IOException {
        return new RunningPod(pod, namespace, folder.resolve(name), Map.of("postgresql:5432", database.address()));
    }

    /** One replica of the three, over which two updates roll. The last pod has the variables of all Services. */
    @Test
    void twoUpdatesRollOverUnderLoadAndNothingIsLostOrRefused() throws Exception {
        PodSpec withLinks = new PodSpecBuilder(pod).withEnableServiceLinks(true).build();
        try (RunningPod one = start(pod, namespace(), "one").awaitReady();
                Traffic traffic = new Traffic()) {
            traffic.to(one);
            traffic.start();
            traffic.awaitAcknowledgements();
            try (RunningPod two = start(pod, namespace(), "two").awaitReady()) {
                traffic.to(two);
                CompletableFuture<Integer> endOfOne = CompletableFuture.supplyAsync(one::end);
                try (RunningPod three = start(withLinks, namespace(), "three").awaitReady()) {
                    traffic.to(three);
                    assertThat(List.of(endOfOne.get(), two.end()))
                            .as("exit codes")
                            .containsOnly(0);
                    traffic.awaitAcknowledgements();
                    traffic.close();

                    assertThatItIsContained(three);
                    assertThat(three.app().get("/observe/metrics").statusCode()).isEqualTo(401);
                }
            }
            assertThat(traffic.answers()).containsOnlyKeys("200");
            assertThat(kept()).containsAll(traffic.acknowledged());
        }
    }

    private static List<String> kept() {
        String url = "jdbc:postgresql://" + database.address() + "/signalpost?user=postgres";
        return new JdbcTemplate(new DriverManagerDataSource(url))
                .queryForList("SELECT event_id FROM event", String.class);
    }

    /** In its memory, and without a file where the root is read-only. */
    private static void assertThatItIsContained(RunningPod pod) throws IOException {
        assertThat(pod.isAlive()).as(pod.app().output()).isTrue();
        assertThat(pod.filesOutsideOfVolumes()).isEmpty();
        assertThat(pod.peakMemory()).isLessThan(pod.memoryLimit());
        assertThat(pod.app().output()).contains("routes        routes/: charging-log; packaged: ");
    }

    @Test
    void whatCamelKMakesOfTheIntegrationStartsAndTakesAnEvent() throws Exception {
        CamelK camelK = CamelK.ours();
        Map<String, Map<String, String>> configMaps = new HashMap<>();
        namespace().configMaps().forEach((name, files) -> configMaps.put(name.replaceFirst("-[^-]+$", ""), files));
        Namespace namespace =
                new Namespace(List.of(camelK.service()), configMaps, namespace().secrets());
        try (RunningPod pod = start(camelK.pod(), namespace, "camel-k").awaitReady()) {
            String id = "94a1f1ac-5c6f-4b3e-9e0a-2f63f8f2d8cb";

            assertThat(pod.app().post(Examples.withId("vehicle-state-first-delivery.json", id)))
                    .isEqualTo(200);

            assertThat(kept()).contains(id);
            assertThatItIsContained(pod);
        }
    }

    /** A pod that somebody wrote without what ours says of service links, and a Secret with an empty token and a short password. */
    @Test
    void whatIsMissingIsToldAllAtOnce() throws Exception {
        PodSpec mistaken = new PodSpecBuilder(pod)
                .withEnableServiceLinks(true)
                .editContainer(0)
                .removeMatchingFromEnv(variable -> variable.getName().equals("SIGNALPOST_PORT"))
                .endContainer()
                .build();
        try (RunningPod refused = start(mistaken, namespace("", "too short"), "refused")) {
            PackagedApp app = refused.app();
            assertThat(app.process().waitFor()).isEqualTo(1);
            assertThat(app.output())
                    .contains(
                            "Not started: environment variable SIGNALPOST_PORT: it was set by Kubernetes for a Service of that"
                                    + " name; write enableServiceLinks: false in the pod's spec",
                            "environment variable SIGNALPOST_MANAGEMENT_PASSWORD: signalpost.management-password must be",
                            "there is no management token; set the environment variable SMARTCAR_MANAGEMENT_TOKEN");
        }
    }
}
