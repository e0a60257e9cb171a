/** What {@code routes/chat.camel.yaml} needs besides YAML: texts that call nobody, and which faults were told. */
package io.signalpost.destination.chat;
