package io.signalpost.http;

import java.util.List;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/** Heads that nobody would write by hand. */
class RequestPropertyTest {

    private static final int MAX_BODY = 1_000;

    private final RequestRules rules = rules();

    private static RequestRules rules() {
        PlatformHttpEndpoint endpoint =
                new PlatformHttpEndpoint("platform-http:/in", "/in", new PlatformHttpComponent());
        endpoint.setHttpMethodRestrict("POST");
        endpoint.setConsumes("application/json");
        return new RequestRules(endpoint, MAX_BODY);
    }

    @Property
    void aTargetHasOnePathAndNoQuery(@ForAll("targets") String target) {
        String path = PathTable.pathOf(target);

        assertThat(target).contains(path);
        assertThat(path).doesNotContain("?");
        assertThat(PathTable.lastSegment(path)).doesNotContain("/");
        assertThat(new PathTable().find(path)).isNull();
    }

    @Provide
    Arbitrary<String> targets() {
        return Arbitraries.of(
                        "/", "a", "in", "?", "://", "http", "#", "%2f", "..", ";", " ", "\\", "\0", "\u00e4", "*", "@")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Property
    void onlyPlainJsonOfALengthThatFitsIsTaken(@ForAll("heads") HttpRequest head) {
        if (rules.refusalOf(head) == null) {
            HttpHeaders headers = head.headers();
            assertThat(head.method()).isEqualTo(HttpMethod.POST);
            assertThat(headers.get("Content-Type")).containsIgnoringCase("json");
            assertThat(headers.getAll("Content-Encoding")).allMatch("identity"::equalsIgnoreCase);
            assertThat(headers.getAll("Transfer-Encoding")).allMatch("chunked"::equalsIgnoreCase);
            assertThat(headers.getAll("Content-Length")).isSubsetOf(List.of("0", "1000"));
        }
    }

    @Provide
    Arbitrary<HttpRequest> heads() {
        Arbitrary<HttpHeaders> headers = Combinators.combine(
                        values(
                                "application/json",
                                "Application/X+JSON ; a=b",
                                "text/plain",
                                "application/json, text/x",
                                ""),
                        values("identity", "gzip", "Identity", "gzip, identity", ""),
                        values("chunked", "CHUNKED", "gzip, chunked", "chunked, chunked", ""),
                        Arbitraries.of("0", "1000", "1001", "9999999999").list().ofMaxSize(1)) // two are malformed
                .as((types, encodings, transfers, lengths) -> new DefaultHttpHeaders()
                        .add("Content-Type", types)
                        .add("content-encoding", encodings)
                        .add("Transfer-Encoding", transfers)
                        .add("Content-Length", lengths));
        return Combinators.combine(
                        Arbitraries.of(HttpVersion.HTTP_1_1, HttpVersion.HTTP_1_1, HttpVersion.HTTP_1_0),
                        Arbitraries.of("POST", "POST", "POST", "GET", "post", "HEAD")
                                .map(HttpMethod::valueOf),
                        headers)
                .as((version, method, all) -> new DefaultHttpRequest(version, method, "/in", all));
    }

    /** None, one or two of them. */
    private static Arbitrary<List<String>> values(String... values) {
        return Arbitraries.of(values).list().ofMaxSize(2);
    }
}
