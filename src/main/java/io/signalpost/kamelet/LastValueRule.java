package io.signalpost.kamelet;

import io.signalpost.eventlog.passed.Passed;

/** By what a reading is compared with the last one that its destination has passed, of that vehicle and signal. */
interface LastValueRule {

    /** Its name, with all that makes it another: rules of one name share what was passed last. */
    String name();

    /** What is to be kept of a reading that passes. */
    Passed passed(SignalOfEvent reading);

    /** Whether it has something new to say. */
    boolean isNews(SignalOfEvent reading, Passed last);

    /** Whether it was passed before, and is delivered again. */
    boolean isAgain(SignalOfEvent reading, Passed last);

    /** Why it is held back, without its value, which may be a position. */
    String why(SignalOfEvent reading);
}
