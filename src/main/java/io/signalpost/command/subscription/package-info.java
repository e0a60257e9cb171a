/** Vehicles subscribed to webhooks, by Smartcar's API. */
package io.signalpost.command.subscription;
