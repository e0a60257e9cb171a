/** What the clients of AWS have in common. */
package io.signalpost.destination.aws;
