package io.signalpost.authoring.tryout;

import java.util.Map;

/**
 * Where something would have gone.
 *
 * @param scheme  of its component, for instance {@code aws2-sqs}
 * @param path    what is between the scheme and the options
 * @param options from the address and from {@code parameters}
 */
record Address(String scheme, String path, Map<String, String> options) {

    String name() {
        return scheme + ":" + path;
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }
}
