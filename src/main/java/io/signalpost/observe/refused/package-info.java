/** What was refused, why, and the way into the event log: {@code /observe/refused}. */
package io.signalpost.observe.refused;
