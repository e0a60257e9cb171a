#!/usr/bin/env bash
# Spring Boot's `verify-keys` checks one reading of a PEM bundle's files, and the bundle uses another.
#
# Expected: with `verify-keys=true` that the private key a bundle uses is that of its certificate, as the option of
#           PemSslBundleProperties promises.
# Happens:  PropertiesSslBundle#get loads certificate and key, compares them, and then calls withAlias and withPassword on
#           the store, which each give a new store that loads both files again when it is first asked. A file that is
#           replaced after the check and before that is used unchecked. It hurts whoever reloads a bundle while a
#           renewal writes the certificate and then the key: the server shows a certificate whose key it has not, and
#           every handshake fails until the next reload.
# Cure:     hand PropertiesSslBundle#get a ResourceLoader that reads each file once.
# Source:   seen in a test that reloads bundles, 2026-11-29, spring-boot 4.1.2.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-autoconfigure</artifactId><version>4.1.2</version></dependency>
  </dependencies>
</project>
POM

for name in old new; do
  keytool -genkeypair -alias key -keyalg EC -groupname secp256r1 -dname CN=$name -validity 30 \
    -storetype PKCS12 -storepass changeit -keystore "$work/$name.p12" >&2
done

cat >"$work/Demo.java" <<'JAVA'
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.FileSystemResourceLoader;
import org.springframework.core.io.Resource;

class Demo {
    static Path folder;

    public static void main(String[] args) throws Exception {
        folder = Path.of(args[0]);
        write("old");
        write("new");
        Files.copy(folder.resolve("old.crt"), folder.resolve("tls.crt"));
        Files.copy(folder.resolve("old.key"), folder.resolve("tls.key"));

        PemSslBundleProperties settings = new PemSslBundleProperties();
        settings.getKeystore().setCertificate(folder.resolve("tls.crt").toString());
        settings.getKeystore().setPrivateKey(folder.resolve("tls.key").toString());
        settings.getKeystore().setVerifyKeys(true);

        int[] readings = {0};
        KeyStore keys = PropertiesSslBundle.get(settings, new FileSystemResourceLoader() {
            @Override
            public Resource getResource(String location) {
                return new FileSystemResource(location) {
                    @Override
                    public InputStream getInputStream() throws IOException {
                        byte[] content = super.getContentAsByteArray();
                        if (location.endsWith("tls.crt") && readings[0]++ == 0) {
                            // A renewal replaces the certificate just after it was read; its key comes later
                            Files.copy(folder.resolve("new.crt"), Path.of(location), StandardCopyOption.REPLACE_EXISTING);
                        }
                        return new ByteArrayInputStream(content);
                    }
                };
            }
        }).getStores().getKeyStore();

        String alias = keys.aliases().nextElement();
        X509Certificate shown = (X509Certificate) keys.getCertificate(alias);
        boolean oldKey = keys.getKey(alias, null).equals(key("old"));
        System.out.printf("spring-boot %s, verify-keys=true: no error, certificate read %d times%n",
                SpringBootVersion.getVersion(), readings[0]);
        System.out.printf("the bundle holds the certificate of %s with the key of %s%n",
                shown.getSubjectX500Principal(), oldKey ? "CN=old" : "another");
    }

    static void write(String name) throws Exception {
        KeyStore store = KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), "changeit".toCharArray());
        pem(name + ".crt", "CERTIFICATE", store.getCertificate("key").getEncoded());
        pem(name + ".key", "PRIVATE KEY", key(name).getEncoded());
    }

    static Key key(String name) throws Exception {
        return KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), "changeit".toCharArray())
                .getKey("key", "changeit".toCharArray());
    }

    static void pem(String file, String label, byte[] der) throws Exception {
        Files.writeString(folder.resolve(file), "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(
                label, Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(der), label));
    }
}
JAVA

mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2
java -cp "$work/lib/*" "$work/Demo.java" "$work" | tee "$work/seen"

diff - "$work/seen" <<'EXPECTED' && echo "as described"
spring-boot 4.1.2, verify-keys=true: no error, certificate read 2 times
the bundle holds the certificate of CN=new with the key of CN=old
EXPECTED
