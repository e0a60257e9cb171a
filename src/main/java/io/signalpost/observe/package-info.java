/** The management port: who may use it, health, metrics, and the {@code /observe} endpoints of destinations and refused requests. */
package io.signalpost.observe;
