/** Requests that were refused, kept for diagnosis beside the events, within a count, a size and an age. */
package io.signalpost.webhook.refused;
