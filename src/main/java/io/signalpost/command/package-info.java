/** What {@code signalpost.jar} can do besides receiving: {@code java -jar signalpost.jar <command>}. */
package io.signalpost.command;
