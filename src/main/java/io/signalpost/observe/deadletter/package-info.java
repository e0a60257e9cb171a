/** Events whose attempts are used up, by what they failed of, and what an operator does about them. */
package io.signalpost.observe.deadletter;
