/** Brings events to a callback URI as Smartcar does: signed, with a time limit, tried again, and logged. */
package io.signalpost.simulator.delivery;
