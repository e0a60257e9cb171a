/** What came in and went out by and by: {@code /observe/history}. */
package io.signalpost.observe.history;
