/** Webhooks as the Smartcar Dashboard makes them (drafted, checked, verified, subscribed to) and their application. */
package io.signalpost.simulator.webhook;
