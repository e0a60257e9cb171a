/**
 * Tests of route files, for their authors: an event is delivered to a route as the event log does it, and what would leave the
 * process is caught. A jar of its own, {@code signalpost-route-test.jar}; nothing of it is in {@code signalpost.jar} but that.
 */
package io.signalpost.authoring.kit;
