/** What {@code routes/kafka.camel.yaml} needs besides YAML: the producer, and records of a batch. */
package io.signalpost.destination.kafka;
