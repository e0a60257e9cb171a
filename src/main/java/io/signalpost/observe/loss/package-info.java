/** The watch over losses: when no event could be kept, and what that has probably cost. */
package io.signalpost.observe.loss;
