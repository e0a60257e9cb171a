package io.signalpost.webhook.doctor;

/**
 * A body as it may have been before something on its way changed it.
 *
 * @param signed the bytes that may have been signed
 * @param change what was done to them
 */
record Restored(byte[] signed, Diagnosis change) {}
