package io.signalpost.tls;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.autoconfigure.ssl.SslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.io.ResourceLoader;

/**
 * All SSL bundles, in the registry where both ports find theirs. Spring Boot would read and watch them too, but checks that
 * key and certificate fit only when asked to, and tells a failed reload by a stack trace that does not name the bundle.
 */
final class WatchedBundles extends DefaultSslBundleRegistry {

    private final List<WatchedBundle> all = new ArrayList<>();
    private final List<WatchedBundle> reloaded = new ArrayList<>();
    private final InstantSource clock;

    WatchedBundles(SslProperties settings, ResourceLoader files, InstantSource clock) {
        this.clock = clock;
        settings.getBundle().getPem().values().forEach(WatchedBundles::insistOnTheRightKey);
        add(
                "pem",
                settings.getBundle().getPem(),
                bundle -> PropertiesSslBundle.get(bundle, new ReadOnce(files)),
                bundle -> Stream.of(
                        bundle.getKeystore().getCertificate(),
                        bundle.getKeystore().getPrivateKey()));
        add(
                "jks",
                settings.getBundle().getJks(),
                bundle -> PropertiesSslBundle.get(bundle, new ReadOnce(files)),
                bundle -> Stream.of(bundle.getKeystore().getLocation()));
    }

    private static void insistOnTheRightKey(PemSslBundleProperties bundle) {
        bundle.getKeystore().setVerifyKeys(bundle.getKeystore().getPrivateKey() != null);
    }

    private <P extends SslBundleProperties> void add(
            String kind, Map<String, P> bundles, Function<P, SslBundle> reader, Function<P, Stream<String>> files) {
        bundles.forEach((name, settings) -> {
            try {
                WatchedBundle bundle =
                        new WatchedBundle(name, names(files.apply(settings)), () -> reader.apply(settings), clock);
                registerBundle(name, bundle.first());
                all.add(bundle);
                if (settings.isReloadOnUpdate()) {
                    reloaded.add(bundle);
                }
            } catch (RuntimeException unusable) {
                throw new IllegalArgumentException(
                        "spring.ssl.bundle." + kind + "." + name + ": " + names(files.apply(settings))
                                + " cannot be used: " + WatchedBundle.cause(unusable)
                                + "; expected "
                                + (kind.equals("pem")
                                        ? "PEM files of a certificate and its private key"
                                        : "a key store"),
                        unusable);
            }
        });
    }

    /** A setting may also be the key itself, which must not be shown. */
    private static String names(Stream<String> locations) {
        return locations
                .filter(location -> location != null && !location.contains("-----BEGIN"))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    List<WatchedBundle> all() {
        return all;
    }

    void look() {
        reloaded.forEach(bundle -> bundle.reload(found -> updateBundle(bundle.name(), found)));
        all.forEach(WatchedBundle::checkValidity);
    }
}
