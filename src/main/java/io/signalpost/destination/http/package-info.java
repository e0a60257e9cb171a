/**
 * What is posted by HTTP: {@code routes/http.camel.yaml} with its signatures, a guarded client, and what an answer
 * means.
 */
package io.signalpost.destination.http;
