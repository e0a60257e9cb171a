/** How the application comes up and goes down: checks of routes and settings, one-line failures, signals. */
package io.signalpost.startup;
