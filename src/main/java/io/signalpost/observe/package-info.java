/** What an operator sees and does: health, metrics, {@code /observe/destinations} and {@code /observe/rejected}. */
package io.signalpost.observe;
