/**
 * What the shipped destination routes need besides YAML: connections, table rows, SQS requests, Kafka records, MQTT
 * messages, connections to an AMQP broker, synced lines, objects of a bucket, the mail session, texts for a chat, signatures, a guarded HTTP client.
 */
package io.signalpost.destination;
