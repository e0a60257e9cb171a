package io.signalpost.authoring;

import java.io.File;
import java.util.function.Consumer;

import io.signalpost.authoring.route.Element;
import io.signalpost.authoring.route.SetupFinding;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;

/** Files that a route reads when it starts are there: templates, queries, style sheets. */
final class ResourceFiles implements Check {

    private static final String RULE = "resource";
    private static final String PREFIX = "resource:";

    @Override
    public void check(Setup setup, Consumer<SetupFinding> findings) {
        setup.own()
                .parts()
                .filter(part -> part.type().endsWith("Expression"))
                .flatMap(part -> part.get("expression").stream())
                .filter(text -> String.valueOf(text.text()).startsWith(PREFIX))
                .forEach(text -> look(setup, text, setup.resolve(text.text()).substring(PREFIX.length()), findings));
        setup.own()
                .all()
                .flatMap(setup::endpoints)
                .filter(endpoint -> endpoint.path().matches("(classpath|file):.*")
                        || CamelParts.component(endpoint.scheme())
                                .filter(it -> it.getEndpointPathOptions().stream()
                                        .map(EndpointOptionModel::getName)
                                        .anyMatch("resourceUri"::equals))
                                .isPresent())
                .forEach(endpoint -> look(setup, endpoint.uri(), endpoint.path(), findings));
    }

    private static void look(Setup setup, Element at, String resource, Consumer<SetupFinding> findings) {
        String location = resource.strip();
        String path = location.replaceFirst("^(classpath|file):(//)?", "");
        if (location.contains("{{") || location.contains("${") || location.matches("(?!classpath|file)\\w+:.*")) {
            return;
        }
        boolean file = location.startsWith("file:");
        boolean there = file
                ? new File(path).exists()
                : ResourceFiles.class.getClassLoader().getResource(path.replaceFirst("^/", "")) != null;
        if (!there) {
            String what = "there is no " + (file ? "file " : "resource ") + path;
            String remedy = file
                    ? "write it, or the path from the folder of the start"
                    : "write file: before a path in the file system";
            // A folder of production's need not be here.
            findings.accept(
                    file && !setup.atStart()
                            ? SetupFinding.warning(RULE, at.placeOf(path), what, remedy)
                            : SetupFinding.error(RULE, at.placeOf(path), what, remedy));
        }
    }
}
