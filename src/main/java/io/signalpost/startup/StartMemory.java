package io.signalpost.startup;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The memory that only a start needs: to read classes, to compile them, to build routes. */
public final class StartMemory {

    private static final Logger log = LoggerFactory.getLogger(StartMemory.class);
    private static final String DIAGNOSTICS = "com.sun.management:type=DiagnosticCommand";

    /** What the start has run is compiled by then, in memory of its own. */
    private static final long COMPILED_AFTER = TimeUnit.SECONDS.toNanos(5);

    private StartMemory() {}

    /** Gives it back to the operating system, from which the JVM and the C library would keep it for hours. */
    public static void releaseSoon() {
        Thread thread = new Thread(StartMemory::release, "release-start-memory");
        thread.setDaemon(true);
        thread.start();
    }

    private static void release() {
        LockSupport.parkNanos(COMPILED_AFTER);
        System.gc();
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(DIAGNOSTICS), "systemTrimNativeHeap", null, null);
        } catch (JMException anotherJvm) { // one that does not know it, or does not run on Linux
            log.atDebug().addKeyValue("reason", anotherJvm.toString()).log("The memory of the start is kept");
        }
    }
}
