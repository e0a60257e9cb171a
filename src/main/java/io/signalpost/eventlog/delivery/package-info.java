/**
 * From the log to the destinations: the position and the ledger of each, attempts, pace, what a failure means, and what
 * may be removed because all have passed it. Hands events to a {@code DeliveryLoop.Route} and does not know what that is.
 */
package io.signalpost.eventlog.delivery;
