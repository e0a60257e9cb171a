package io.signalpost.command.receiver;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalpost.outbound.AddressGuard;
import io.signalpost.outbound.ExchangeLimits;
import io.signalpost.outbound.HttpClients;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.ssl.SSLContexts;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The management port of a receiver that runs. What it refuses is an IllegalStateException that says all, and a
 * {@link ReceiverException} when it could not be asked.
 */
public final class Receiver {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(30); // files are written anew meanwhile
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final int MAX_ANSWER = 10 * 1024 * 1024;

    private final URI url;
    private final String user;
    private final String password;
    private final SSLContext tls;

    /**
     * @param password empty when the receiver wants none
     * @param trust    what Java trusts when there is none
     */
    Receiver(URI url, String user, String password, Optional<SSLContext> trust) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.tls = trust.orElseGet(SSLContexts::createDefault);
    }

    /** An action of the operator's, and the receiver's answer. */
    public JsonNode post(String path, Object action) {
        try {
            return exchange(
                    ClassicRequestBuilder.post(url.resolve(path))
                            .setEntity(JSON.writeValueAsBytes(action), ContentType.APPLICATION_JSON)
                            .build(),
                    this::answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // texts, numbers and truth values
        }
    }

    /** @param path with its query */
    public JsonNode get(String path) {
        return exchange(new HttpGet(url.resolve(path)), this::answer);
    }

    /** What to do with an answer while it comes. */
    @FunctionalInterface
    public interface Reader {

        /** @param end ends the answer, which may be without one */
        void read(InputStream content, Runnable end);
    }

    /** Takes what comes, however long it is. @param path with its query */
    public void get(String path, Reader reader) {
        HttpGet request = new HttpGet(url.resolve(path));
        try {
            exchange(HttpClients.streaming(SILENCE, guard(), tls), request, response -> {
                if (response.getCode() != HttpStatus.SC_OK) {
                    answer(response);
                }
                reader.read(response.getEntity().getContent(), request::cancel);
                return null;
            });
        } catch (IllegalStateException e) {
            if (!request.isCancelled()) {
                throw e;
            }
        }
    }

    private <T> T exchange(ClassicHttpRequest request, HttpClientResponseHandler<T> handler) {
        ExchangeLimits limits = new ExchangeLimits(TIMEOUT, TIMEOUT.toMinutes() + " minutes", MAX_ANSWER);
        return exchange(HttpClients.blocking(limits, guard(), tls), request, handler);
    }

    private static AddressGuard guard() {
        return new AddressGuard(SystemDefaultDnsResolver.INSTANCE, true, "");
    }

    private <T> T exchange(HttpClientBuilder with, ClassicHttpRequest request, HttpClientResponseHandler<T> handler) {
        try (CloseableHttpClient client = with.build()) {
            if (!password.isEmpty()) {
                request.setHeader("Authorization", "Basic " + login());
            }
            return client.execute(request, handler);
        } catch (JsonProcessingException e) {
            throw notSignalpost();
        } catch (IOException e) {
            throw new ReceiverException(told(e));
        }
    }

    private String told(IOException e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return "the certificate at " + url + " is for another name than " + url.getHost();
        }
        if (ExceptionUtils.indexOfType(e, CertificateException.class) >= 0
                || ExceptionUtils.indexOfType(e, CertPathValidatorException.class) >= 0) {
            return "the certificate at " + url + " is not trusted: say by --trust=<file.pem> who vouches for it";
        }
        if (e instanceof SSLException) {
            return "no TLS with " + url + ": is it http:// there? ("
                    + e.getClass().getSimpleName() + ")";
        }
        return "no answer from Signalpost at " + url + ": is it running, and is --url right? ("
                + e.getClass().getSimpleName() + ")";
    }

    private ReceiverException notSignalpost() {
        return new ReceiverException("what answers at " + url + " is not Signalpost's management port"
                + ("http".equals(url.getScheme()) ? ", or it wants https://" : ""));
    }

    private String login() {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    private JsonNode answer(ClassicHttpResponse response) throws IOException, HttpException {
        if (response.getCode() == 401) {
            throw new ReceiverException(
                    "Signalpost at " + url + (password.isEmpty() ? " wants a login" : " does not know this login")
                            + ": set " + ReceiverOptions.PASSWORD + " and --user, or password and user in ~/"
                            + ReceiverFile.IN_HOME.toString().replace('\\', '/'));
        }
        JsonNode answer = JSON.readTree(EntityUtils.toString(response.getEntity(), UTF_8));
        if (response.getCode() != 200 && answer.hasNonNull("detail")) {
            throw new IllegalStateException(answer.path("detail").asText());
        }
        if (response.getCode() != 200 || !answer.isObject()) {
            throw notSignalpost();
        }
        return answer;
    }
}
