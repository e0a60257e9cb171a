package io.signalpost.authoring.tryout;

import java.util.Map;

/**
 * One thing that would have left the process, without its secrets.
 *
 * @param endpoint for instance {@code smtp:email}; of HTTP also method and address
 * @param options  of the endpoint that say where it goes
 * @param headers  of the message
 * @param body     as text
 */
public record Sent(String endpoint, Map<String, String> options, Map<String, String> headers, String body) {}
