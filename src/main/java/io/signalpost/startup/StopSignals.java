package io.signalpost.startup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/** Makes an orderly stop end with exit code 0; left alone, a JVM that is told to stop exits with 143 or 130. */
public final class StopSignals {

    private static final Logger log = LoggerFactory.getLogger(StopSignals.class);

    private StopSignals() {}

    /** Exiting runs the shutdown hook in which Spring closes the context, which stops the routes and then the log. */
    public static void exitCleanly() {
        for (String name : new String[] {"TERM", "INT"}) {
            try {
                Signal.handle(new Signal(name), signal -> {
                    log.atInfo().addKeyValue("signal", name).log("Stopping: new posts are answered 503");
                    System.exit(0);
                });
            } catch (IllegalArgumentException e) { // started with -Xrs, or a system without this signal
                log.atDebug().addKeyValue("signal", name).log("Left to the JVM");
            }
        }
    }
}
