/** What authors of routes are given: new files, checks, trials. */
package io.signalpost.command.authoring;
