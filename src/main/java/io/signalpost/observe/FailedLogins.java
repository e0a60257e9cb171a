package io.signalpost.observe;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Counts wrong passwords, and warns of them at most once a minute. What was tried is not told: it may be nearly right. */
final class FailedLogins implements ApplicationListener<AbstractAuthenticationFailureEvent> {

    private static final Logger log = LoggerFactory.getLogger(FailedLogins.class);
    private static final long QUIET = Duration.ofMinutes(1).toNanos();

    private final AtomicLong loudAt = new AtomicLong(System.nanoTime());
    private final Counter failures;

    FailedLogins(MeterRegistry meters) {
        failures = Counter.builder("signalpost.management.logins.failed")
                .description("Requests to the management port with a wrong user name or password")
                .register(meters);
    }

    @Override
    public void onApplicationEvent(AbstractAuthenticationFailureEvent event) {
        failures.increment();
        long due = loudAt.get();
        if (System.nanoTime() - due >= 0 && loudAt.compareAndSet(due, System.nanoTime() + QUIET)) {
            log.atWarn()
                    .addKeyValue("remote", remote(event.getAuthentication().getDetails()))
                    .addKeyValue("sinceStart", (long) failures.count())
                    .log("A wrong password on the management port");
        }
    }

    private static String remote(Object details) {
        return details instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "-";
    }
}
