/** Smartcar's API for the subscriptions of vehicles to webhooks, as an application uses it. Knows no framework. */
package io.signalpost.subscriptions;
