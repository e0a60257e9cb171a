/** What the tables of the {@code database} destination say of vehicles. */
package io.signalpost.destination.vehicle;
