package io.signalpost.startup;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Makes an orderly stop end with exit code 0; left alone, a JVM that is told to stop exits with 143 or 130. */
public final class StopSignals {

    private static final Logger log = LoggerFactory.getLogger(StopSignals.class);

    private StopSignals() {}

    /** Exiting runs the shutdown hook in which Spring closes the context, which stops the routes and then the log. */
    public static void exitCleanly() {
        handle(name -> {
            log.atInfo().addKeyValue("signal", name).log("Stopping: new posts are answered 503");
            System.exit(0);
        });
    }

    /**
     * Runs the action with {@code TERM} or {@code INT} (Ctrl-C) when one of them comes.
     *
     * @return undoes it
     */
    public static Runnable handle(Consumer<String> action) {
        Map<Signal, SignalHandler> before = new HashMap<>();
        for (String name : new String[] {"TERM", "INT"}) {
            try {
                Signal signal = new Signal(name);
                before.put(signal, Signal.handle(signal, it -> action.accept(it.getName())));
            } catch (IllegalArgumentException e) { // started with -Xrs, or a system without this signal
                log.atDebug().addKeyValue("signal", name).log("Left to the JVM");
            }
        }
        return () -> before.forEach(Signal::handle);
    }
}
