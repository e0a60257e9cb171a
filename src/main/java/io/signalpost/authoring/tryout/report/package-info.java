/** What became of events, told to people and programs. */
package io.signalpost.authoring.tryout.report;
