/**
 * What every page of ours shares: who may ask for it, and in the resources of this name, under {@code assets}, its styles
 * and components. Knows nothing else of ours.
 */
package io.signalpost.page;
