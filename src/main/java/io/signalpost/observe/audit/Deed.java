package io.signalpost.observe.audit;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.lang.Nullable;

/**
 * What an operator has done.
 *
 * @param operator who logged in; {@code -} where no login is required
 * @param action   for instance {@code retry}
 * @param target   what it was about: {@code destination}, {@code event} and so on
 * @param outcome  {@code begun} while it is under way, or when Signalpost was stopped meanwhile; else {@code done},
 *                 {@code failed}, or {@code refused} for want of a role or of the right password
 * @param answer   what came of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Deed(
        long id,
        Instant at,
        String operator,
        String action,
        Map<String, Object> target,
        String outcome,
        @Nullable Map<String, Object> answer,
        @Nullable String idempotencyKey) {}
