/** How the application comes up and goes down: framework settings, checks of settings and routes, one-line failures, signals. */
package io.signalpost.startup;
