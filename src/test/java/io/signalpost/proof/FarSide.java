package io.signalpost.proof;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The real system behind a destination: what came in there, and how it can fail. */
interface FarSide extends AutoCloseable {

    /** The destination's name. */
    String name();

    /** What goes into {@code application.properties} for it. */
    Map<String, String> settings();

    /** Whether the event is for it. */
    boolean wants(Event event);

    /** Whether an event that is for it cannot be delivered ever, and must become a dead letter. */
    boolean refuses(Event event);

    /** The ids of the events that came in, each as often as it can be seen to have come. */
    Collection<String> arrived() throws Exception;

    List<Fault> faults();

    @Override
    void close() throws Exception;
}
