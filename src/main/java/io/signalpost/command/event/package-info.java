/** Events of a receiver that runs: found, followed, explained, exported. */
package io.signalpost.command.event;
