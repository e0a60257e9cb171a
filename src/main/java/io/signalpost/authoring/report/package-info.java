/** Findings in the forms that people, build servers and code hosts read. */
package io.signalpost.authoring.report;
