/** Which events are of a vehicle or a user, found without reading the log through. */
package io.signalpost.eventlog.index;
