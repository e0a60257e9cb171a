/** What {@code routes/amqp.camel.yaml} needs besides YAML: the connections to an AMQP broker. */
package io.signalpost.destination.amqp;
