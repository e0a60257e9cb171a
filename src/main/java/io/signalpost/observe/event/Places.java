package io.signalpost.observe.event;

import java.util.concurrent.Semaphore;

import io.signalpost.observe.ProblemException;

/** For so many at a time: each takes a thread of the management port for as long as it lasts. */
final class Places {

    private final Semaphore free;
    private final String what;

    Places(int count, String what) {
        this.free = new Semaphore(count);
        this.what = what;
    }

    /** Something that may fail as writing to a client does. */
    interface Task {
        void run() throws Exception;
    }

    /** @throws ProblemException with 503 when all are taken */
    void occupy(Task task) throws Exception {
        if (!free.tryAcquire()) {
            throw new ProblemException(503, "there are as many " + what + " under way as may be; ask again later");
        }
        try {
            task.run();
        } finally {
            free.release();
        }
    }
}
