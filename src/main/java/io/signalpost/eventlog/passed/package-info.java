/** What destinations have passed last, by vehicle and signal: what filters of their routes compare with. */
package io.signalpost.eventlog.passed;
