/** Replays of a receiver that runs. */
package io.signalpost.command.replay;
