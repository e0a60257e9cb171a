package io.signalpost.authoring.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files among the resources that are written out. */
final class Templates {

    private Templates() {}

    /** Empty for one that there is not. */
    static String read(String name) {
        try (InputStream in = Templates.class.getResourceAsStream(name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
