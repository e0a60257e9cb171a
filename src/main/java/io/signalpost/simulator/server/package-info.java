/**
 * The simulator over HTTP: the control API below {@code /api}, Smartcar's own API below {@code /v3} and the page. A small
 * web server of its own, so it runs beside the receiver, in a test or alone.
 */
package io.signalpost.simulator.server;
