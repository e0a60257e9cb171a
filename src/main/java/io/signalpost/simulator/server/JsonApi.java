package io.signalpost.simulator.server;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriUtils;

/** Documents as JSON:API shapes them; links are absolute, as Smartcar's are. */
final class JsonApi {

    static final int MAX_PAGE_SIZE = 100;

    /** @param meta and relationships are left out when the type has none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Resource(
            String id,
            String type,
            Object attributes,
            Map<String, Relationship> relationships,
            Self links,
            Map<String, ?> meta) {}

    record Relationship(Identifier data, Related links) {}

    record Identifier(String id, String type) {}

    record Self(URI self) {}

    record Related(URI related) {}

    private record Document(Resource data) {}

    private record ListDocument(List<Resource> data, PageMeta meta, PageLinks links) {}

    private record PageMeta(int pageNumber, int pageSize, int totalCount) {}

    /** @param prev null on the first page, as {@code next} on the last */
    private record PageLinks(URI self, URI first, URI prev, URI next, URI last) {}

    private JsonApi() {}

    static Self self(ServerRequest request, String path) {
        return new Self(link(request, path));
    }

    private static URI link(ServerRequest request, String path) {
        return request.uri().resolve(path);
    }

    /** @param type for instance {@code vehicle}, which is found below {@code /v3/vehicles} */
    static Relationship relationship(ServerRequest request, String type, String id) {
        return new Relationship(new Identifier(id, type), new Related(link(request, "/v3/" + type + "s/" + id)));
    }

    static ServerResponse one(Resource resource) {
        return JsonAnswer.ok(new Document(resource));
    }

    /** The page that the query asks for; one past the end is empty. */
    static ServerResponse page(ServerRequest request, Query query, int defaultSize, List<Resource> all) {
        int number = query.number("page[number]", 1, Integer.MAX_VALUE);
        int size = query.number("page[size]", defaultSize, MAX_PAGE_SIZE);
        int last = Math.max(1, (all.size() + size - 1) / size);
        List<Resource> page =
                all.stream().skip((number - 1L) * size).limit(size).toList();
        return JsonAnswer.ok(new ListDocument(
                page,
                new PageMeta(number, size, all.size()),
                new PageLinks(
                        pageLink(request, number),
                        pageLink(request, 1),
                        number > 1 ? pageLink(request, number - 1) : null,
                        number < last ? pageLink(request, number + 1) : null,
                        pageLink(request, last))));
    }

    private static URI pageLink(ServerRequest request, int number) {
        Map<String, String> parameters = new LinkedHashMap<>(); // in their order, which ServerRequest.params() loses
        request.servletRequest().getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        parameters.put("page[number]", String.valueOf(number));
        String query = parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return link(request, request.path() + "?" + query);
    }

    private static String encode(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
