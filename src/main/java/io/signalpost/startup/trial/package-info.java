/** A start of some destinations only, to try their routes. */
package io.signalpost.startup.trial;
