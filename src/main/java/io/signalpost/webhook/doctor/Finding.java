package io.signalpost.webhook.doctor;

/**
 * What the doctor found.
 *
 * @param tokenName of the token behind the signature; null when none is
 * @param event     the bytes that a configured token vouches for, as Smartcar sent them; null when none does
 */
public record Finding(Diagnosis diagnosis, String tokenName, byte[] event) {

    static Finding of(Diagnosis diagnosis) {
        return new Finding(diagnosis, null, null);
    }
}
