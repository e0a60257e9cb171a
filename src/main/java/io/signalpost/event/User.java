package io.signalpost.event;

/**
 * The owner who granted access. Anything may be null.
 *
 * @param id         Smartcar's id
 * @param externalId the id that the application gave the owner
 */
public record User(String id, String externalId) {}
