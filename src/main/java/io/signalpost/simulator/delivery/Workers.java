package io.signalpost.simulator.delivery;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.commons.lang3.concurrent.BasicThreadFactory;

/** Threads that deliveries are written, signed and sent on, or hosts looked up: few, since none waits for an answer. */
final class Workers {

    private static final int IDLE_SECONDS = 10;

    private Workers() {}

    /** Daemons that end when they are idle, so that nobody must end them. */
    static Executor start(String name) {
        int threads = Math.max(4, Runtime.getRuntime().availableProcessors());
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                BasicThreadFactory.builder()
                        .namingPattern(name + "-%d")
                        .daemon(true)
                        .build());
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }
}
