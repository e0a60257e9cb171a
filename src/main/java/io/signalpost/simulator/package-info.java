/**
 * Smartcar's sending side, for demos, tests and load: off by default, and nothing of the receiver imports it.
 *
 * <p>{@link io.signalpost.simulator.Simulator} is all of it; the packages below are its parts and the ways in.
 */
package io.signalpost.simulator;
