/** For which signals faults hold, and who was told of them. */
package io.signalpost.destination.fault;
