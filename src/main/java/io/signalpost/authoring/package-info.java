/** Finds what is wrong with route files before any of them runs: a list of small checks, told all at once. */
package io.signalpost.authoring;
