/** Webhooks as the Smartcar Dashboard makes them: drafted, checked, verified, subscribed to. */
package io.signalpost.simulator.webhook;
