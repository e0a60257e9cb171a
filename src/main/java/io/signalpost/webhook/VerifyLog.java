package io.signalpost.webhook;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log who has sent a VERIFY, of which there are few; of a flood of them only the first ones each minute. */
final class VerifyLog {

    static final int PER_MINUTE = 10;

    private static final Logger log = LoggerFactory.getLogger(VerifyLog.class);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private long minute;
    private int said;
    private long unsaid;

    /**
     * @param outcome {@code answered} or {@code refused}
     * @param address where it came from, as text
     * @param token   name of the management token that it was answered with
     */
    synchronized void tell(String outcome, String address, String token) {
        long now = System.nanoTime();
        if (said == 0 || now - minute > MINUTE) {
            minute = now;
            said = 0;
        }
        if (said++ < PER_MINUTE) {
            log.atInfo()
                    .addKeyValue("outcome", outcome)
                    .addKeyValue("address", address)
                    .addKeyValue("token", token)
                    .addKeyValue("notLogged", unsaid)
                    .log("VERIFY");
        } else {
            unsaid++;
        }
    }
}
