/** What {@code routes/sqs.camel.yaml} needs besides YAML: the client, and requests of a batch. */
package io.signalpost.destination.sqs;
