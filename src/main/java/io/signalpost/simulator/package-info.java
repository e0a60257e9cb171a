/** Smartcar's sending side, as far as the demo needs it. Only in profile {@code demo}; nothing else imports it. */
package io.signalpost.simulator;
