/** Route files run as they are saved, for development: what passes the checks of a start takes the place of what ran before. */
package io.signalpost.authoring.live;
