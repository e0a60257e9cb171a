/**
 * Sends over HTTP: one address guard, one HTTP client (Apache HttpClient 5, which {@code camel-http} brings) in its two
 * forms, blocking and asynchronous. Knows nothing else of ours.
 */
package io.signalpost.outbound;
