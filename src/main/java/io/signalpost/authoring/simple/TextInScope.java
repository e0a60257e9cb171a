package io.signalpost.authoring.simple;

import io.signalpost.authoring.route.WrittenRoute;

/** A text of a route, and what is known of a message where it stands. */
public record TextInScope(WrittenRoute route, Text text, Scope scope) {}
