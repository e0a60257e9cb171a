/** The simulator beside the receiver, in one process: the profiles {@code simulator} and {@code demo}. */
package io.signalpost.demo;
