/** The log's own record of when it could not keep events, and of the events that it had to refuse meanwhile. */
package io.signalpost.eventlog.outage;
