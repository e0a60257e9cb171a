/** Tells people by mail or webhook what cannot wait for somebody to look: once, with reminders, and when it is over. */
package io.signalpost.observe.alert;
