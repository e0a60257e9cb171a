/** For the tests of receivers: Smartcar's side as a JUnit 5 extension. */
package io.signalpost.simulator.junit;
