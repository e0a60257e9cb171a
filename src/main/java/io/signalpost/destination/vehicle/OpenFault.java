package io.signalpost.destination.vehicle;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A fault that is not resolved.
 *
 * @param code           empty where Smartcar sends none
 * @param resolutionType what would mend it, for instance {@code REAUTHENTICATE}; null where Smartcar sends none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpenFault(String type, String code, Instant openedAt, String resolutionType) {}
