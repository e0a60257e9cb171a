/** What {@code routes/s3.camel.yaml} needs besides YAML: the client, and objects of a bucket. */
package io.signalpost.destination.s3;
