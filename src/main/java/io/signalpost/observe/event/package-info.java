/** Which events there are, and what became of each: {@code /observe/events}. */
package io.signalpost.observe.event;
