/** What commands share: how the jar was called, and how tables and durations are written. */
package io.signalpost.command.terminal;
