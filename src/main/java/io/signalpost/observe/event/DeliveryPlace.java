package io.signalpost.observe.event;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.signalpost.observe.ProblemException;
import org.springframework.lang.Nullable;

/**
 * Where a page of deliveries ended: before an event, or in the middle of those of an event.
 *
 * @param number      of the event
 * @param destination the last that was on the page; null when none of the event's was
 */
record DeliveryPlace(long number, @Nullable String destination) {

    static final DeliveryPlace NONE = new DeliveryPlace(0, null);

    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,17})(?::(.+))?");

    /** @throws ProblemException with 400 for what is no cursor */
    static DeliveryPlace of(String cursor) {
        Matcher text = TEXT.matcher(cursor);
        if (!text.matches()) {
            throw new ProblemException(400, "cursor must be the 'next' of an answer");
        }
        return new DeliveryPlace(Long.parseLong(text.group(1)), text.group(2));
    }

    /** Number that those of all further events are below; empty for the first page. */
    OptionalLong before() {
        return number == 0 ? OptionalLong.empty() : OptionalLong.of(destination == null ? number : number + 1);
    }

    boolean isBehind(long seq, String name) {
        return destination == null || seq != number || name.compareTo(destination) > 0;
    }

    @Override
    public String toString() {
        return destination == null ? String.valueOf(number) : number + ":" + destination;
    }
}
