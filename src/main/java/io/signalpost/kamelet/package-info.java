/** What the Kamelets that ship do beside their YAML. */
package io.signalpost.kamelet;
