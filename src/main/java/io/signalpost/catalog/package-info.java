/** What Smartcar publishes about its signals, permissions and errors, as data: JSON files and look-ups on them. */
package io.signalpost.catalog;
