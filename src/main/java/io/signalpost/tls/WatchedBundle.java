package io.signalpost.tls;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.signalpost.tls.Certificates.Validity;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;

/**
 * One SSL bundle and its files. New files are taken when they can be read and the key is the certificate's, and not before:
 * who replaces one after the other leaves the old pair in use meanwhile.
 */
final class WatchedBundle {

    private static final Logger log = LoggerFactory.getLogger(WatchedBundle.class);

    private final String name;
    private final String files;
    private final Supplier<SslBundle> reader;
    private final InstantSource clock;
    private final SslBundle first;
    private volatile Certificates current;
    private volatile String trouble;
    private Validity told = Validity.GOOD;

    /**
     * Reads the files for the first time.
     *
     * @param name   of the bundle
     * @param files  where it comes from, for people
     * @param reader reads and checks it
     * @throws RuntimeException when it cannot be used
     */
    WatchedBundle(String name, String files, Supplier<SslBundle> reader, InstantSource clock) {
        this.name = name;
        this.files = files;
        this.reader = reader;
        this.clock = clock;
        this.first = reader.get();
        first.createSslContext();
        this.current = Certificates.of(first);
    }

    String name() {
        return name;
    }

    SslBundle first() {
        return first;
    }

    /** Those in use. */
    Certificates certificates() {
        return current;
    }

    Validity validity() {
        return current.validity(clock.instant());
    }

    /** Why the files as they are cannot be used; empty when they are in use. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Looks whether there are new ones, which it hands on. */
    void reload(Consumer<SslBundle> user) {
        try {
            SslBundle found = reader.get();
            Certificates certificates = Certificates.of(found);
            if (!certificates.equals(current)) {
                found.createSslContext();
                user.accept(found);
                current = certificates;
                log.atInfo().addKeyValue("bundle", name).log("New connections get the new certificate");
            }
            trouble = null;
        } catch (RuntimeException unusable) {
            tell(cause(unusable));
        }
    }

    private void tell(String cause) {
        if (!cause.equals(trouble)) {
            trouble = cause;
            log.atWarn()
                    .addKeyValue("bundle", name)
                    .addKeyValue("files", files)
                    .addKeyValue("error", cause)
                    .log("The new certificate cannot be used, the old certificate stays");
        }
    }

    static String cause(Throwable unusable) {
        Throwable root = ExceptionUtils.getRootCause(unusable);
        return root instanceof IllegalStateException || root instanceof IllegalArgumentException
                ? root.getMessage()
                : root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    /** Warns of a certificate that clients refuse, or will soon; once, until that is another. */
    void checkValidity() {
        Validity validity = validity();
        if (validity != told && validity != Validity.GOOD) {
            log.atWarn()
                    .addKeyValue("bundle", name)
                    .addKeyValue("files", files)
                    .addKeyValue("expires", current.expires().orElseThrow())
                    .log("The certificate " + validity.text());
        }
        told = validity;
    }
}
