package io.signalpost.startup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;

import static org.assertj.core.api.Assertions.assertThat;

/** A process of its own, which hangs while it stops. */
class StartGuardTest {

    @Test
    void aFailedStartEndsAlsoWhenSomethingDoesNotStop() throws Exception {
        Process process = start("failing");

        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
    }

    /** How long it may take to stop is up to its settings then. */
    @Test
    void aStartThatSucceededIsLeftAlone() throws Exception {
        Process process = start("ready");
        try {
            assertThat(process.waitFor(8, TimeUnit.SECONDS)).as("halted").isFalse();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(String how) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HangingApplication.class.getName(),
                        how)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    // No @Configuration: the scan of the whole application, in other tests, must not find it.
    static class HangingApplication {

        public static void main(String[] args) {
            SpringApplication application = new SpringApplication(HangingApplication.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setInitializers(List.of());
            StartGuard.over(application, Duration.ofSeconds(2));
            System.setProperty("how", args[0]);
            application.run().close();
        }

        @Bean
        DisposableBean hanging() {
            return () -> new CountDownLatch(1).await();
        }

        @Bean
        @DependsOn("hanging")
        InitializingBean failing() {
            return () -> {
                if (System.getProperty("how").equals("failing")) {
                    throw new IllegalStateException("as a port that is in use");
                }
            };
        }
    }
}
