package io.signalpost.startup;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** What a mistyped word was probably meant to be. */
public final class Suggestion {

    private Suggestion() {}

    /** @return {@code "; did you mean 'x'?"}, that a right word is in a wrong place, or nothing when none comes near */
    public static String didYouMean(String word, Collection<String> candidates) {
        if (candidates.contains(word)) {
            return "; it does not belong here, check its indentation";
        }
        return nearest(word, candidates)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }

    private static Optional<String> nearest(String word, Collection<String> candidates) {
        LevenshteinDistance edits = new LevenshteinDistance(Math.max(2, word.length() / 3));
        return candidates.stream()
                .filter(candidate -> edits.apply(word, candidate) >= 0)
                .min(Comparator.<String>comparingInt(candidate -> edits.apply(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
