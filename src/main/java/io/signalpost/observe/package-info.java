/** What an operator sees and does: health, metrics and the {@code /observe/destinations} endpoint. */
package io.signalpost.observe;
