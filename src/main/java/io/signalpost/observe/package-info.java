/** What an operator sees and does: health, metrics, refused requests, losses, vehicles: the {@code /observe} endpoints. */
package io.signalpost.observe;
