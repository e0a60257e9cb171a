/** What {@code signalpost.jar} can do besides receiving: {@code java -jar signalpost.jar <command>}. A room for each kind. */
package io.signalpost.command;
