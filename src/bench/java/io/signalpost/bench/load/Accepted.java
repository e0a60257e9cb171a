package io.signalpost.bench.load;

/** Is told when events have been accepted. */
public interface Accepted {

    /**
     * @param event the number of the event, see {@link EventTemplate}
     * @param at    when its 200 was read, a time of {@link System#nanoTime}
     */
    void accepted(long event, long at);
}
