package io.signalpost.tls;

import java.util.Map;
import java.util.TreeMap;

import io.signalpost.tls.Certificates.Validity;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Until when the certificates are good. DEGRADED, which takes nothing out of service, when one is no longer, not yet or hardly
 * valid, or when its new files cannot be used.
 */
final class CertificatesHealthIndicator extends AbstractHealthIndicator {

    private final WatchedBundles bundles;

    CertificatesHealthIndicator(WatchedBundles bundles) {
        this.bundles = bundles;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        for (WatchedBundle bundle : bundles.all()) {
            Map<String, Object> details = new TreeMap<>();
            bundle.certificates().expires().ifPresent(end -> details.put("expires", end));
            if (bundle.validity() != Validity.GOOD) {
                health.status("DEGRADED");
                details.put("validity", "the certificate " + bundle.validity().text());
            }
            bundle.trouble().ifPresent(cause -> {
                health.status("DEGRADED");
                details.put("trouble", "the new certificate cannot be used, the old certificate stays: " + cause);
            });
            health.withDetail(bundle.name(), details);
        }
    }
}
