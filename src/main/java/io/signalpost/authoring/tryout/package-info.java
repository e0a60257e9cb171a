/** Runs route files over example events without side effects: what would leave the process is caught and shown. */
package io.signalpost.authoring.tryout;
