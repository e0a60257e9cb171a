/** What the shipped destinations demand of their settings. */
package io.signalpost.destination.setting;
