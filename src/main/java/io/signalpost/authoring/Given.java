package io.signalpost.authoring;

import java.util.Optional;

import io.signalpost.authoring.route.Endpoint.Option;
import io.signalpost.authoring.route.Placeholder;
import io.signalpost.authoring.route.SourcePlace;

/**
 * Where the value of an option is given: in the route, or by the setting that the route names.
 *
 * @param name of the option or the setting, in quotes
 */
record Given(SourcePlace place, String name) {

    static Given of(Setup setup, Option option) {
        Optional<String> key = Placeholder.in(String.valueOf(option.element().text()))
                .filter(placeholder -> placeholder.function() == null)
                .map(Placeholder::key)
                .filter(it -> setup.settings().value(it).isPresent()
                        && !setup.settings().isDefault(it))
                .findFirst();
        return key.map(it -> new Given(setup.settings().place(it), "'" + it + "'"))
                .orElseGet(() -> new Given(option.place(), "'" + option.name() + "'"));
    }
}
