/** What {@code routes/email.camel.yaml} needs besides YAML, and what every route that mails is given. */
package io.signalpost.destination.mail;
