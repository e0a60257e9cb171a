package io.signalpost.observe.alert;

import java.util.Locale;

/** What people are told of, in words for somebody who was asleep a minute ago. {@code %s} is what it concerns. */
enum AlertKind {
    /** A node cannot take events. Told by that node. */
    NOT_READY(
            "Signalpost on %s cannot take events",
            "Signalpost on %s takes events again",
            "Events are answered 503. Smartcar tries each one four times within 175 seconds and then gives it up for good.",
            "Read the reason above. Usually a disk is full or a database is away: make room, or bring it back. Signalpost goes on by"
                    + " itself; a restart is not needed."),
    /** A node has answered 503 to events that did not come again. Told by that node. */
    EVENTS_LOST(
            "Events were lost on %s",
            "The events that were lost on %s are acknowledged, or the node was restarted",
            "Their values in between are gone. What the vehicles are now can still be had.",
            "See /observe/loss for the vehicles, fetch their present values from Smartcar's API, then acknowledge the loss there."),
    /** No event could be kept for so long that Smartcar has given some up. */
    DATA_LOST(
            "Events were probably lost",
            "The loss of events was acknowledged",
            "No event could be kept for longer than Smartcar tries. The values in between are gone; what the vehicles are now can"
                    + " still be had.",
            "See /observe/loss for when, fetch the present values from Smartcar's API, then acknowledge the loss there."),
    DESTINATION_DOWN(
            "The destination %s is down",
            "The destination %s is no longer down",
            "Its events wait in the log and are delivered when it is back. Events go on being received.",
            "See to the system behind it. Signalpost tries again by itself; a restart is not needed."),
    DEAD_LETTERS(
            "Events could not be delivered to %s",
            "No event waits for a decision at %s any more",
            "Their attempts are used up, or no retry can cure the error. They are kept, and others go on being delivered.",
            "Look at what they have in common, cure that, then retry them, or discard them."
                    + " java -jar signalpost.jar dead-letters lists them.");

    private final String begun;
    private final String over;
    private final String meaning;
    private final String remedy;

    AlertKind(String begun, String over, String meaning, String remedy) {
        this.begun = begun;
        this.over = over;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    String begun(String subject) {
        return begun.formatted(subject);
    }

    String over(String subject) {
        return over.formatted(subject);
    }

    String meaning() {
        return meaning;
    }

    String remedy() {
        return remedy;
    }

    /** As in JSON and in the database, for instance {@code dead-letters}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AlertKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Heading of docs/alerts.md with what to do. */
    String heading() {
        return this == EVENTS_LOST ? DATA_LOST.word() : word();
    }
}
