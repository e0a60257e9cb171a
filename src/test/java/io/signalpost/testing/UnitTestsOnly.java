package io.signalpost.testing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/**
 * Leaves out every test that can start a server or a process, in {@code mvn -Pfast verify}. A test need not be marked: it
 * shows in the classes that its class {@linkplain ReachableClasses reaches}.
 */
public final class UnitTestsOnly implements PostDiscoveryFilter {

    private static final boolean ON = Boolean.getBoolean("tests.without-servers");

    /** What starts a server or a process: classes, and packages with all below them. */
    static final List<String> SERVERS = List.of(
            "java.lang.ProcessBuilder",
            "java.net.ServerSocket",
            "java.nio.channels.ServerSocketChannel",
            "com.sun.net.httpserver.",
            "com.icegreen.greenmail.",
            "kafka.server.",
            "org.apache.activemq.artemis.core.server.",
            "org.gaul.s3proxy.",
            "io.netty.bootstrap.ServerBootstrap",
            "io.zonky.test.db.postgres.",
            "org.elasticmq.",
            "org.openqa.selenium.",
            "org.springframework.boot.SpringApplication",
            "org.springframework.boot.builder.SpringApplicationBuilder",
            "org.springframework.boot.test.context.");

    private final ReachableClasses reachable = new ReachableClasses();

    @Override
    public FilterResult apply(TestDescriptor test) {
        Optional<String> server = ON ? testClass(test).flatMap(this::serverOf) : Optional.empty();
        return FilterResult.includedIf(server.isEmpty(), () -> "no server", () -> "can start " + server.get());
    }

    /** The class by which the tests of that class can start one. */
    Optional<String> serverOf(String testClass) {
        return reachable.from(testClass).stream()
                .filter(UnitTestsOnly::isServer)
                .findFirst();
    }

    private static boolean isServer(String reached) {
        return SERVERS.stream().anyMatch(it -> it.endsWith(".") ? reached.startsWith(it) : reached.equals(it));
    }

    private static Optional<String> testClass(TestDescriptor test) {
        return Stream.iterate(test, it -> it.getParent().orElse(null))
                .takeWhile(it -> it != null)
                .flatMap(it -> it.getSource().stream())
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getClassName())
                .reduce((nested, around) -> around);
    }
}
