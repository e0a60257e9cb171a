/** What {@code routes/files.camel.yaml} needs besides YAML: files of whole lines, synced. */
package io.signalpost.destination.files;
