/**
 * From a request's raw bytes to an authentic event: signature, challenge, envelope, and what becomes of refused ones.
 * {@code ManagementTokens}, {@code Challenge}, {@code Envelope}, {@code WebhookRefusal}, {@code SignatureText} and {@code SameEvent}
 * know neither Camel nor Spring.
 */
package io.signalpost.webhook;
