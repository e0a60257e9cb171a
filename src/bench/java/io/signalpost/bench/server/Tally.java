package io.signalpost.bench.server;

/**
 * What has come to a {@link Recipient}.
 *
 * @param delivered events that have been answered
 * @param overtaken events that came after a later one of their vehicle, or again
 * @param together  events that came while another one of their vehicle was under way
 */
public record Tally(long delivered, long overtaken, long together) {}
