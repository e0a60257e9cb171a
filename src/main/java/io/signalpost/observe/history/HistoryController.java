package io.signalpost.observe.history;

import java.util.Set;

import io.signalpost.observe.Parameters;
import io.signalpost.observe.ProblemException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /observe/history}: what came in and went out in the last hour, day or week. Answers 400 for parameters it does not
 * understand and 503 when the event log cannot be read now.
 */
@RestController
final class HistoryController {

    private final History history;
    private final RecentAnswers answers;

    HistoryController(History history, RecentAnswers answers) {
        this.history = history;
        this.answers = answers;
    }

    /** @param all {@code range}: {@code 1h}, which it is when absent, {@code 24h} or {@code 7d} */
    @GetMapping("/observe/history")
    HistoryView history(@RequestParam MultiValueMap<String, String> all) {
        String word = new Parameters(all, Set.of("range")).text("range");
        Range range = Range.of(word == null ? Range.HOUR.toString() : word)
                .orElseThrow(
                        () -> new ProblemException(400, "range must be one of " + String.join(", ", Range.words())));
        return HistoryView.of(range, history.look(range), answers.lately().orElse(null));
    }
}
