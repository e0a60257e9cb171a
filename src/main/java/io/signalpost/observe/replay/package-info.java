/** Events of the log that are put before destinations again: {@code /observe/replays}. */
package io.signalpost.observe.replay;
