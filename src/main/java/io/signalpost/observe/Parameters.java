package io.signalpost.observe;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.signalpost.authoring.route.Suggestion;
import io.signalpost.query.EventParameter;
import org.springframework.lang.Nullable;
import org.springframework.util.MultiValueMap;

/** The parameters of a question. What is not known, comes twice or has no value that could be meant is refused with 400. */
public final class Parameters {

    private final MultiValueMap<String, String> all;

    /** @param known names; of those that may come several times the caller takes care itself */
    public Parameters(MultiValueMap<String, String> all, Collection<String> known) {
        this.all = all;
        all.keySet().forEach(name -> requireKnown("parameter", name, known));
    }

    /** Of a question that has no parameters. */
    public static void requireNone(MultiValueMap<String, String> all) {
        new Parameters(all, Set.of());
    }

    static void requireKnown(String kind, String name, Collection<String> known) {
        if (!known.contains(name)) {
            Set<String> names = new TreeSet<>(known);
            throw new ProblemException(
                    400,
                    "unknown " + kind + " '" + printable(name) + "'; "
                            + Suggestion.didYouMean(
                                    name,
                                    names,
                                    names.isEmpty() ? "there are none" : "there are " + String.join(", ", names)));
        }
    }

    /** Null when it is not there. */
    @Nullable
    public String text(String name) {
        List<String> values = all.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new ProblemException(400, name + " may be given once");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** From 1 to {@code most}. */
    public long number(String name, long otherwise, long most) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        if (text.matches("[1-9]\\d{0,17}") && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        throw new ProblemException(
                400,
                name.equals("cursor")
                        ? "cursor must be the 'next' of an answer"
                        : name + " must be a number from 1 to " + most);
    }

    /** A time, or a day in UTC, of which it is the beginning; null when it is not there. */
    @Nullable
    public Instant time(String name) {
        try {
            String text = text(name);
            return text == null ? null : EventParameter.time(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, e.getMessage());
        }
    }

    /** A list with commas of some of these words; empty when it is not there. */
    public Set<String> words(String name, Collection<String> known) {
        String list = text(name);
        if (list == null) {
            return Set.of();
        }
        Set<String> words = new LinkedHashSet<>();
        for (String item : list.split(",", -1)) {
            String word = item.strip();
            if (!known.contains(word)) {
                throw new ProblemException(
                        400,
                        "there is no " + name + " '" + printable(word) + "'; "
                                + Suggestion.didYouMean(word, known, "there are " + String.join(", ", known)));
            }
            words.add(word);
        }
        return words;
    }

    /** False when it is not there. */
    public boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw new ProblemException(400, name + " must be true or false");
    }

    /** What was sent, as far as it can be shown. */
    public static String printable(String word) {
        return word.replaceAll("[^\\w.-]", "?").substring(0, Math.min(40, word.length()));
    }
}
