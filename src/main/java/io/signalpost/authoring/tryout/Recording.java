package io.signalpost.authoring.tryout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.camel.Exchange;

/** What one attempt of a route would have sent, and what kept it from sending. It goes along with the exchange and its copies. */
final class Recording {

    private static final String PROPERTY = "SignalpostRecording";

    /** For a bean that sends by a template, with an exchange of its own. */
    private static final ThreadLocal<Recording> CURRENT = new ThreadLocal<>();

    private final List<Caught> sent = new ArrayList<>();
    private final List<String> stops = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<Object> entered = new HashSet<>();

    static Recording begin() {
        Recording recording = new Recording();
        CURRENT.set(recording);
        return recording;
    }

    void attachTo(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    static Recording of(Exchange exchange) {
        Recording recording = exchange.getProperty(PROPERTY, Recording.class);
        Recording current = recording == null ? CURRENT.get() : recording;
        return current == null ? new Recording() : current;
    }

    synchronized void add(Caught one) {
        sent.add(one);
    }

    /** @param step that let nothing through, with its place */
    synchronized void stop(String step) {
        stops.add(step);
    }

    /** @param what an author should know, however it ends */
    synchronized void note(String what) {
        notes.add(what);
    }

    /** Some steps have come to their first. */
    synchronized void enter(Object steps) {
        entered.add(steps);
    }

    synchronized boolean hasEntered(Object steps) {
        return entered.contains(steps);
    }

    synchronized List<Caught> sent() {
        return List.copyOf(sent);
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    synchronized List<String> stops() {
        return List.copyOf(stops);
    }
}
