/** Runs route files over example events without side effects: what would leave the process is caught, shown and answered. */
package io.signalpost.authoring.tryout;
