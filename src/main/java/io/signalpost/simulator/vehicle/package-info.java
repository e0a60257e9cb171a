/** Made-up vehicles that live: they drive, park, charge, lose their connection, and change their signals accordingly. */
package io.signalpost.simulator.vehicle;
