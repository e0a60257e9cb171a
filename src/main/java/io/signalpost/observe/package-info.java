/** What an operator sees and does: health, metrics, losses, vehicles, and the {@code /observe} endpoints. */
package io.signalpost.observe;
