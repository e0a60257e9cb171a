package io.signalpost.authoring.simple;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.signalpost.event.VehicleEvent;

/**
 * What stands in <code>${…}</code>.
 *
 * @param text  all of it, for instance {@code body.signal('x').number}
 * @param head  what it asks for, for instance {@code body} or {@code header}
 * @param name  of the header, variable or property; null for the others
 * @param steps what is asked of that in turn
 */
public record Function(String text, String head, String name, List<Step> steps) {

    private static final Pattern HEAD =
            Pattern.compile("(body|headers?|variables?|exchangeProperty)(.*)", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("(?:\\??[.:])?([\\w-]+|\\['?[^\\]']+'?])(.*)", Pattern.DOTALL);

    /** Empty when its steps are not well-formed. */
    public static Optional<Function> of(String text) {
        Matcher head = HEAD.matcher(text.strip());
        if (!head.matches() || head.group(2).matches("(?s)\\w.*")) {
            return Optional.of(new Function(text, text.split("[.:(\\[?]", 2)[0].strip(), null, List.of()));
        }
        if (head.group(1).equals("body")) {
            return Step.parse(head.group(2)).map(steps -> new Function(text, "body", null, steps));
        }
        Matcher named = NAMED.matcher(head.group(2));
        if (!named.matches()) {
            return Optional.of(new Function(text, head.group(1), null, List.of()));
        }
        String kind = head.group(1).replaceFirst("s$", "");
        String name = named.group(1).replaceAll("[\\[\\]']", "");
        return Step.parse(named.group(2)).map(steps -> new Function(text, kind, name, steps));
    }

    boolean asksBody() {
        return head.equals("body");
    }

    /** Whether it asks the event itself for one thing. */
    public boolean asksEvent(Scope scope) {
        return asksBody() && steps.size() == 1 && scope.body().resolve() == VehicleEvent.class;
    }

    /** Whether it asks one of these parts of the body for something. */
    public boolean asksEventPart(String... parts) {
        return asksBody()
                && steps.size() > 1
                && List.of(parts).contains(steps.get(0).property());
    }

    /** The code of the signal that it asks for; null when it asks for none, or the message says which. */
    public String signal() {
        return steps.stream()
                .filter(step -> step.is("signal"))
                .map(Step::literal)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The last that is asked, for instance {@code number}; empty text for the thing itself. */
    public String last() {
        return steps.isEmpty() ? "" : steps.get(steps.size() - 1).property();
    }
}
