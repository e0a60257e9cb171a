package io.signalpost.observe.audit;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.signalpost.observe.Parameters;
import org.springframework.lang.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /observe/audit}: what operators have done, the newest first. Answers 400 for parameters it does not understand. */
@RestController
final class AuditController {

    private static final int PAGE = 100;
    private static final int MOST = 1_000;

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    /** @param next what {@code cursor} must be to go on; absent when there are no more */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Deed> deeds, @Nullable String next) {}

    @GetMapping("/observe/audit")
    Page deeds(@RequestParam MultiValueMap<String, String> all) {
        Parameters parameters = new Parameters(all, Set.of("limit", "cursor"));
        int limit = (int) parameters.number("limit", PAGE, MOST);
        List<Deed> deeds = audit.list(parameters.number("cursor", Long.MAX_VALUE, Long.MAX_VALUE), limit);
        return new Page(
                deeds,
                deeds.size() < limit
                        ? null
                        : String.valueOf(deeds.get(limit - 1).id()));
    }
}
