package io.signalpost.observe.login;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.account.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts logins that failed, warns of them at most once a minute, and has them in the audit. What was tried is not told, it may be
 * nearly right; nor is a name that is nobody's, which may be a password.
 */
final class FailedLogins {

    private static final Logger log = LoggerFactory.getLogger(FailedLogins.class);

    private final Counter failures;
    private final PerMinute warnings;
    private final RefusalAudit audit;

    FailedLogins(MeterRegistry meters, RefusalAudit audit, Clock clock) {
        this.failures = Counter.builder("signalpost.management.logins.failed")
                .description("Requests to the management port with a wrong user name or password")
                .register(meters);
        this.warnings = new PerMinute(1, clock);
        this.audit = audit;
    }

    /**
     * @param user whose name was given, if there is such a user
     * @param why  as it is answered
     */
    void tell(Optional<Account> user, String address, String why) {
        failures.increment();
        if (warnings.take().isPresent()) {
            log.atWarn()
                    .addKeyValue("remote", address)
                    .addKeyValue("sinceStart", (long) failures.count())
                    .log("A wrong password on the management port");
        }
        String name = user.map(Account::name).orElse(OperatorLogin.NOBODY);
        audit.note(name, "login", Map.of("of", "session", "remote", address), why);
    }
}
