/** Which events are asked for: the parameters of the operator's API, as a predicate. */
package io.signalpost.query;
