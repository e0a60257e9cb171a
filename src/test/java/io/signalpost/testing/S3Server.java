package io.signalpost.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.zip.GZIPInputStream;

import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3Proxy on a port that it keeps and a folder of files, with the credentials where the standard chain of the AWS SDK finds them. */
public final class S3Server implements AutoCloseable {

    public static final Region REGION = Region.US_EAST_1; // S3Proxy knows no other for a new bucket

    private static final String KEY = "test";
    private static final String SECRET = "a+b/c=&%";

    private final int port = Ports.lasting();
    private final BlobStoreContext files;
    private final S3Client client;
    private S3Proxy server;

    private S3Server(Path folder) {
        Properties settings = new Properties();
        settings.setProperty("jclouds.filesystem.basedir", folder.toString());
        files = ContextBuilder.newBuilder("filesystem")
                .credentials(KEY, SECRET)
                .overrides(settings)
                .build(BlobStoreContext.class);
        client = S3Client.builder()
                .region(REGION)
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .serviceConfiguration(
                        s3 -> s3.checksumValidationEnabled(false)) // by a header that S3Proxy does not know
                .credentialsProvider(SystemPropertyCredentialsProvider.create())
                .build();
    }

    public static S3Server start(Path folder) throws Exception {
        System.setProperty("aws.accessKeyId", KEY);
        System.setProperty("aws.secretAccessKey", SECRET);
        S3Server server = new S3Server(Files.createDirectories(folder));
        server.listen();
        return server;
    }

    /** Listens again after {@link #stop}, with all that it had. */
    public void listen() throws Exception {
        server = S3Proxy.builder()
                .blobStore(files.getBlobStore())
                .endpoint(endpoint())
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                .build();
        server.start();
    }

    public void stop() throws Exception {
        server.stop();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public void createBucket(String name) {
        client.createBucket(bucket -> bucket.bucket(name));
    }

    /** Of all objects whose keys begin so. */
    public List<String> keys(String bucket, String prefix) {
        return client.listObjectsV2(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .filter(key -> !key.endsWith("/")) // the folders of the file system
                .toList();
    }

    public byte[] content(String bucket, String key) {
        return client.getObjectAsBytes(object -> object.bucket(bucket).key(key)).asByteArray();
    }

    /** Of an object in gzip. */
    public List<String> lines(String bucket, String key) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content(bucket, key)))) {
            return List.of(new String(gzip.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        client.close();
        stop();
        files.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }
}
