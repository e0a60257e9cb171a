/** The simulated side of Smartcar from the command line: a run against a receiver, or for whatever receiver. */
package io.signalpost.command.simulator;
