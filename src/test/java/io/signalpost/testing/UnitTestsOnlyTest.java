package io.signalpost.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UnitTestsOnlyTest {

    /** Groups of pom.xml that bring a server for tests: {@link UnitTestsOnly#SERVERS} names their packages. */
    private static final List<String> SERVERS = List.of(
            "com.icegreen",
            "io.zonky.test",
            "org.apache.activemq",
            "org.apache.kafka",
            "org.gaul",
            "org.elasticmq",
            "org.seleniumhq.selenium");

    private static final List<String> NO_SERVERS = List.of(
            "com.code-intelligence",
            "com.google.code.gson",
            "com.networknt",
            "com.smartcar.sdk",
            "com.tngtech.archunit",
            "io.fabric8",
            "io.opentelemetry.proto",
            "net.jqwik",
            "org.apache.camel",
            "org.junit.platform",
            "org.springframework.boot");

    private final UnitTestsOnly filter = new UnitTestsOnly();

    @ParameterizedTest
    @CsvSource({
        "destination.mail.EmailTest, com.icegreen.greenmail",
        "destination.database.PostgresqlDatabaseTest, io.zonky.test.db.postgres",
        "destination.kafka.KafkaTest, kafka.server",
        "destination.sqs.SqsTest, org.elasticmq",
        "destination.amqp.AmqpTest, org.apache.activemq.artemis.core.server",
        "destination.s3.S3Test, org.gaul.s3proxy",
        "http.SlowClientsTest, io.netty.bootstrap",
        "testing.RunningApp, org.springframework.boot.builder",
        "testing.PackagedApp, java.lang.ProcessBuilder"
    })
    void whatStartsAServerItselfOrByAHelperIsLeftOut(String test, String server) {
        assertThat(filter.serverOf("io.signalpost." + test)).get().asString().startsWith(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"catalog.CatalogTest", "event.SignalTest", "webhook.EnvelopeTest", "testing.UnitTestsOnlyTest"})
    void whatStartsNoneIsKept(String test) {
        assertThat(filter.serverOf("io.signalpost." + test)).isEmpty();
    }

    /** Otherwise a new kind of server would slip in unseen. */
    @Test
    void ofEachTestLibraryItIsSaidWhetherItBringsAServer() throws IOException {
        List<String> groups = Pattern.compile(
                        "<groupId>([^<]+)</groupId>\\s*<artifactId>[^<]+</artifactId>\\s*(?:<version>[^<]+</version>\\s*)?"
                                + "<scope>test</scope>")
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(dependency -> dependency.group(1))
                .toList();

        assertThat(groups)
                .containsAll(SERVERS)
                .allMatch(group -> SERVERS.contains(group) || NO_SERVERS.contains(group));
    }
}
