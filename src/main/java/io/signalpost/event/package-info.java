/** The typed view on the bytes of one Smartcar event, the same for every shape of body that Smartcar has ever sent. */
package io.signalpost.event;
