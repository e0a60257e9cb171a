/**
 * What a destination has read and not passed, handed out in its order. It does not know what is done with an event, only what
 * has become of it.
 */
package io.signalpost.eventlog.window;
