/** How an event looks on the wire, in the forms that Smartcar has used over time. */
package io.signalpost.simulator.wire;
