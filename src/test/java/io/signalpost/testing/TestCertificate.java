package io.signalpost.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * A self-signed certificate for localhost as two PEM files, made by the JDK's keytool.
 *
 * @param certificate file of the certificate
 * @param privateKey  file of its key
 * @param x509        the same certificate
 */
public record TestCertificate(Path certificate, Path privateKey, X509Certificate x509) {

    private static final String PASSWORD = "changeit";

    /** Writes {@code tls.crt} and {@code tls.key} into the folder, over what is there; good for a year. */
    public static TestCertificate write(Path folder) throws Exception {
        return write(folder, 0, 365);
    }

    /**
     * The same with other dates.
     *
     * @param from from how many days from now on it is valid, less than zero for the past
     * @param days for how long
     */
    public static TestCertificate write(Path folder, int from, int days) throws Exception {
        Path store = Files.createTempDirectory("certificate").resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-startdate",
                        "%+dd".formatted(from),
                        "-validity",
                        String.valueOf(days),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        X509Certificate x509 = (X509Certificate) keys.getCertificate("key");
        byte[] key = keys.getKey("key", PASSWORD.toCharArray()).getEncoded();
        Files.delete(store);
        return new TestCertificate(
                pem(folder.resolve("tls.crt"), "CERTIFICATE", x509.getEncoded()),
                pem(folder.resolve("tls.key"), "PRIVATE KEY", key),
                x509);
    }

    /** Puts a file in the place of what is there; who watches sees the old one or the whole new one, never a part or none. */
    public static Path put(Path file, String text) throws Exception {
        Path whole = Files.writeString(Files.createTempDirectory("certificate").resolve(file.getFileName()), text);
        return Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path pem(Path file, String label, byte[] der) throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return put(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label));
    }
}
