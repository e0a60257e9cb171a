/**
 * Finds out why the signature of a refused request does not fit, off the accept path, and gets events back from the
 * refused ones. {@code SignatureDoctor} and what it uses know neither Camel nor Spring.
 */
package io.signalpost.webhook.doctor;
