/** What there is below {@code /observe}: its index, and its description by OpenAPI. */
package io.signalpost.observe.api;
