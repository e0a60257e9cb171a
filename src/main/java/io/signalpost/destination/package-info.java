/**
 * What the shipped destination routes need besides YAML, a room for each kind of target; here is what they share.
 */
package io.signalpost.destination;
