package io.signalpost.authoring.tryout.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Components, by the schemes of their addresses. */
public final class Schemes {

    /** What they do stays in the process, so that they work as ever. */
    private static final Set<String> INSIDE = Set.of(
            "bean",
            "class",
            "dataformat",
            "direct",
            "event-log",
            "freemarker",
            "json-validator",
            "jslt",
            "jsonata",
            "kamelet",
            "language",
            "mustache",
            "ref",
            "string-template",
            "validator",
            "velocity",
            "xslt",
            "xslt-saxon");

    private Schemes() {}

    public static boolean isInside(String scheme) {
        return INSIDE.contains(scheme);
    }

    public static Set<String> outside() {
        Set<String> outside = onClassPath();
        outside.removeAll(INSIDE);
        return outside;
    }

    /** Those of all components that there are. */
    static Set<String> onClassPath() {
        try {
            Resource[] all = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:META-INF/services/org/apache/camel/component/*");
            return Arrays.stream(all).map(Resource::getFilename).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
