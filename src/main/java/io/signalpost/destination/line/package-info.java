/** Events as lines: of files, of objects, of the log. */
package io.signalpost.destination.line;
