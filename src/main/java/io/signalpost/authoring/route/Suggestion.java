package io.signalpost.authoring.route;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What a mistyped word was probably meant to be. */
public final class Suggestion {

    private Suggestion() {}

    /** @return {@code "did you mean 'x'?"}, or empty text when none comes near */
    public static String didYouMean(String word, Collection<String> candidates) {
        return nearest(word, candidates)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("");
    }

    /** As {@link #didYouMean(String, Collection)}; what is to be written otherwise when none comes near. */
    public static String didYouMean(String word, Collection<String> candidates, String otherwise) {
        String question = didYouMean(word, candidates);
        return question.isEmpty() ? otherwise : question;
    }

    /** As {@link #didYouMean(String, Collection)}, to go behind something: {@code "; did you mean 'x'?"}. */
    public static String clause(String word, Collection<String> candidates) {
        String question = didYouMean(word, candidates);
        return question.isEmpty() ? "" : "; " + question;
    }

    /** The candidate with the fewest slips, a quarter of the word at most; case is no slip. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        LevenshteinDistance edits =
                new LevenshteinDistance(Math.max(word.length() < 4 ? 1 : 2, Math.min(5, word.length() / 4)));
        String written = word.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate -> !candidate.equals(word))
                .filter(candidate -> slips(edits, written, candidate) >= 0)
                .filter(candidate -> slips(edits, written, candidate) < Math.max(2, word.length()))
                .min(Comparator.<String>comparingInt(candidate -> slips(edits, written, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int slips(LevenshteinDistance edits, String written, String candidate) {
        String other = candidate.toLowerCase(Locale.ROOT);
        return isTransposed(written, other) ? 1 : edits.apply(written, other);
    }

    /** Two letters that have changed places are the commonest slip. */
    private static boolean isTransposed(String one, String other) {
        int at = StringUtils.indexOfDifference(one, other);
        return at >= 0
                && one.length() == other.length()
                && at + 1 < one.length()
                && one.charAt(at) == other.charAt(at + 1)
                && one.charAt(at + 1) == other.charAt(at)
                && one.substring(at + 2).equals(other.substring(at + 2));
    }
}
