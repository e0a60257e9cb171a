/** What texts in Camel's Simple language say about our types, by Camel's own parser and the types themselves. */
package io.signalpost.authoring.simple;
