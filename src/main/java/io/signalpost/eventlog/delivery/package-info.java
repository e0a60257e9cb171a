/**
 * From the log to the destinations: reading on, attempts, retries, outages, pace, the nodes that share the work, and what may be
 * removed because all have passed it. Hands events to a {@code DeliveryLoop.Route} and does not know what that is.
 */
package io.signalpost.eventlog.delivery;
