/** How far each destination is, and what an operator does about it: {@code /observe/destinations}. */
package io.signalpost.observe.destination;
