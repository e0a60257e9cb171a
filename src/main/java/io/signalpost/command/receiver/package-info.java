/** A receiver that runs, asked by its management port. */
package io.signalpost.command.receiver;
