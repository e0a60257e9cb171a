/** The console, {@code /}: a page over the operator's API. What a browser gets of it is in the resources of this name, under {@code page}. */
package io.signalpost.observe.console;
