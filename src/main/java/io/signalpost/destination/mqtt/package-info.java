/** What {@code routes/mqtt.camel.yaml} needs besides YAML: the connection to a broker, and topics. */
package io.signalpost.destination.mqtt;
