package io.signalpost.observe.login;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

import io.signalpost.observe.audit.Audit;

/** Notes what was refused, of a flood only the first of each minute; the next says how many were left out. */
final class RefusalAudit {

    static final int PER_MINUTE = 10;

    private final Audit audit;
    private final PerMinute ration;

    RefusalAudit(Audit audit, Clock clock) {
        this.audit = audit;
        this.ration = new PerMinute(PER_MINUTE, clock);
    }

    void note(String operator, String action, Map<String, Object> target, String error) {
        OptionalLong leftOut = ration.take();
        if (leftOut.isPresent()) {
            Map<String, Object> answer = new LinkedHashMap<>(Map.of("error", error));
            if (leftOut.getAsLong() > 0) {
                answer.put("leftOut", leftOut.getAsLong());
            }
            audit.note(new Audit.Order(operator, action, target, null), "refused", answer)
                    .join();
        }
    }
}
