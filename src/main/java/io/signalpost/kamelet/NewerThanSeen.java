package io.signalpost.kamelet;

import io.signalpost.eventlog.passed.Passed;
import org.apache.camel.Exchange;

/** Kamelet {@code newer-than-seen}: lets through what was read later than what the destination has passed. */
public final class NewerThanSeen {

    private static final String ALL = "all";
    private static final Rule RULE = new Rule();

    /** @param signal that is looked at; {@code all} for each, of which one has to be newer */
    public void apply(Exchange exchange, String signal) {
        LastValueFilter.apply(exchange, RULE, ALL.equals(signal) ? "" : signal.strip());
    }

    private static final class Rule implements LastValueRule {

        @Override
        public String name() {
            return "newer-than-seen";
        }

        @Override
        public Passed passed(SignalOfEvent reading) {
            return new Passed(null, reading.readAt(), reading.event().logNumber(), true);
        }

        /** A time that was believed while our own clock was ahead keeps nothing back. */
        @Override
        public boolean isNews(SignalOfEvent reading, Passed last) {
            return reading.readAt() > last.readAt()
                    || last.readAt() > reading.recency().latest().toEpochMilli();
        }

        @Override
        public boolean isAgain(SignalOfEvent reading, Passed last) {
            return last.seq() > 0 && last.seq() == reading.event().logNumber();
        }

        @Override
        public String why(SignalOfEvent reading) {
            return reading.signal().code() + " is no newer than what has passed";
        }
    }
}
