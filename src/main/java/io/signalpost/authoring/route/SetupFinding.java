package io.signalpost.authoring.route;

import java.util.Comparator;

import org.apache.commons.lang3.StringUtils;

/**
 * Something that is wrong in a route file or a setting. Values that may be secret are in none of its texts.
 *
 * @param rule   name of the check that found it, for instance {@code unknown-option}
 * @param what   is wrong
 * @param remedy what to write instead; empty when that is plain
 */
public record SetupFinding(Severity severity, String rule, SourcePlace place, String what, String remedy)
        implements Comparable<SetupFinding> {

    private static final Comparator<SetupFinding> ORDER = Comparator.comparing(SetupFinding::place)
            .thenComparing(SetupFinding::severity)
            .thenComparing(SetupFinding::what);

    public static SetupFinding error(String rule, SourcePlace place, String what, String remedy) {
        return new SetupFinding(Severity.ERROR, rule, place, what, remedy);
    }

    public static SetupFinding warning(String rule, SourcePlace place, String what, String remedy) {
        return new SetupFinding(Severity.WARNING, rule, place, what, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** What is wrong and what to write, without the place. */
    public String message() {
        return what + (StringUtils.isEmpty(remedy) ? "" : "; " + remedy);
    }

    @Override
    public int compareTo(SetupFinding other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return place + ": " + message();
    }
}
