package io.signalpost.observe.event;

import java.security.Principal;
import java.util.Map;

import io.signalpost.observe.audit.Audit;
import org.springframework.lang.Nullable;

/** Notes who was shown personal data. */
public final class RevealAudit {

    private final Audit audit;

    RevealAudit(Audit audit) {
        this.audit = audit;
    }

    /**
     * @param of where: {@code events}, {@code event}, {@code export}, {@code refused}, {@code request}, {@code signal},
     *           {@code stream}, {@code vehicles}
     */
    public void note(String of, @Nullable Principal operator) {
        audit.perform(Audit.Order.of(operator, "reveal", Map.of("of", of), null), Map::of);
    }

    /** As {@link #note}, of one. @param what it is called by, for instance {@code event} */
    public void note(String of, String what, String id, @Nullable Principal operator) {
        audit.perform(Audit.Order.of(operator, "reveal", Map.of("of", of, what, id), null), Map::of);
    }
}
