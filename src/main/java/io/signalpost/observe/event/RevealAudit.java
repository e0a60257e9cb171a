package io.signalpost.observe.event;

import java.security.Principal;
import java.util.Map;

import io.signalpost.observe.audit.Audit;
import org.springframework.lang.Nullable;

/** Notes who was shown personal data. */
final class RevealAudit {

    private final Audit audit;

    RevealAudit(Audit audit) {
        this.audit = audit;
    }

    /** @param of where: {@code events}, {@code event}, {@code export} or {@code stream} */
    void note(String of, @Nullable Principal operator) {
        audit.perform(
                new Audit.Order(operator == null ? "-" : operator.getName(), "reveal", Map.of("of", of), null),
                Map::of);
    }

    /** As {@link #note}, of one event. */
    void note(String event, String of, @Nullable Principal operator) {
        audit.perform(
                new Audit.Order(
                        operator == null ? "-" : operator.getName(), "reveal", Map.of("of", of, "event", event), null),
                Map::of);
    }
}
