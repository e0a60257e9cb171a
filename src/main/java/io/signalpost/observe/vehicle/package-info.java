/** What an operator sees of vehicles, and how one is erased. */
package io.signalpost.observe.vehicle;
