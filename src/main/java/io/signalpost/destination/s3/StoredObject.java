package io.signalpost.destination.s3;

/** An object as it is put into a bucket. */
public record StoredObject(String key, String contentType, byte[] content) {

    /** Without the content. */
    @Override
    public String toString() {
        return "StoredObject[" + key + "]";
    }
}
