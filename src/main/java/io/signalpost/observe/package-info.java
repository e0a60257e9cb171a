/** The management port: who may use it, health, metrics, and what all that an operator asks and does has in common. */
package io.signalpost.observe;
