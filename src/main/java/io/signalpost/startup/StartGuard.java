package io.signalpost.startup;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * A failed start always ends. What was started already is stopped first, and a request or a client that holds that up must not
 * leave a process behind that neither works nor exits.
 */
public final class StartGuard implements DestructionAwareBeanPostProcessor, ApplicationListener<ApplicationReadyEvent> {

    /** Longer than a stop in good order takes, and as long as Kubernetes waits for one. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Duration patience;
    private boolean settled;

    StartGuard(Duration patience) {
        this.patience = patience;
    }

    /** For the application that this process is there for. */
    public static void over(SpringApplication application) {
        over(application, PATIENCE);
    }

    static void over(SpringApplication application, Duration patience) {
        StartGuard guard = new StartGuard(patience);
        application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(guard));
        application.addListeners(guard);
    }

    @Override
    public synchronized void onApplicationEvent(ApplicationReadyEvent ready) {
        settled = true;
    }

    /** The first time is the beginning of the stop. */
    @Override
    public synchronized void postProcessBeforeDestruction(Object bean, String name) {
        if (!settled) {
            settled = true;
            // by the timer's own thread, which keeps no process alive and waits for no other task
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                    .execute(StartGuard::halt);
        }
    }

    private static void halt() {
        System.err.println("Not started, and what was started does not stop: halted");
        Runtime.getRuntime().halt(1);
    }
}
