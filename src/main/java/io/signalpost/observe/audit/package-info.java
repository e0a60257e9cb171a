/** What operators have done: {@code /observe/audit}. */
package io.signalpost.observe.audit;
