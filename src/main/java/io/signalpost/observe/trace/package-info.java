/** Traces by OpenTelemetry, one from the post of an event to each of its deliveries. Without them nothing of it is loaded. */
package io.signalpost.observe.trace;
