package io.signalpost.simulator.webhook;

/**
 * What is wrong with one field of a request.
 *
 * @param field   for instance {@code triggers[0]}
 * @param message what is wrong and what to write
 */
public record Problem(String field, String message) {}
