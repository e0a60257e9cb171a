/** What the settings of the shipped destinations have to say. */
package io.signalpost.destination.setting;
