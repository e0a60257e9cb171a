/** How the rows of one vehicle are removed from the tables of destinations. */
package io.signalpost.destination.erasure;
