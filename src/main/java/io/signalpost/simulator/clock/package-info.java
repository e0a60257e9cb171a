/** Simulated time: a clock that can be faster than the real one, and a life that passes in equal steps by it. */
package io.signalpost.simulator.clock;
