/** Settings: what there is, what the jar brings along, what is wrong with them, and where that is written. */
package io.signalpost.startup.setting;
