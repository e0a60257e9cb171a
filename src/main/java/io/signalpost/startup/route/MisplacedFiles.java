package io.signalpost.startup.route;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.signalpost.authoring.route.Kamelet;
import io.signalpost.authoring.route.SetupFinding;
import io.signalpost.authoring.route.SourcePlace;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds files that look as if they counted and are not read. */
public final class MisplacedFiles {

    private static final String RULE = "file-not-read";
    private static final String SETTINGS = "application.properties";
    private static final LevenshteinDistance SLIPS = new LevenshteinDistance(3);

    private MisplacedFiles() {}

    /** @param folder of routes, for instance {@code routes/}; others need not be there */
    public static void check(String folder, Consumer<SetupFinding> findings) {
        File routes = new File(folder);
        String prefix = folder.endsWith("/") ? folder : folder + "/";
        names(routes)
                .filter(name -> name.matches("(?i).*\\.ya?ml|.*\\.camel\\.(ya?ml\\.txt|xml|json|java)"))
                .filter(name -> !name.endsWith(".camel.yaml") && !name.endsWith(Kamelet.ENDING))
                .filter(name -> !isSettings(name))
                .forEach(name -> findings.accept(SetupFinding.error(
                        RULE,
                        SourcePlace.of(prefix + name),
                        "is not read, the name must end in .camel.yaml",
                        "rename it to " + prefix
                                + name.replaceFirst("(?i)(\\.camel)?\\.(ya?ml(\\.txt)?|xml|json|java)$", ".camel.yaml")
                                + " or move it out of the folder")));
        names(routes)
                .filter(MisplacedFiles::isSettings)
                .forEach(name -> findings.accept(SetupFinding.error(
                        RULE,
                        SourcePlace.of(prefix + name),
                        "is not read, as it is in the folder of the route files",
                        "move it beside " + prefix)));
        names(routes)
                .filter(name -> !name.startsWith("..")) // Kubernetes mounts files as links into a folder of such a name
                .map(name -> new File(routes, name))
                .filter(File::isDirectory)
                .forEach(inner -> names(inner)
                        .filter(name -> name.endsWith(".camel.yaml"))
                        .forEach(name -> findings.accept(SetupFinding.error(
                                RULE,
                                SourcePlace.of(prefix + inner.getName() + "/" + name),
                                "is not read, as it is in a folder of its own",
                                "move it into " + prefix))));
        names(routes)
                .filter(name -> name.endsWith(Kamelet.ENDING))
                .forEach(name -> findings.accept(SetupFinding.error(
                        RULE,
                        SourcePlace.of(prefix + name),
                        "is not read, as it is in the folder of the route files",
                        "move it into kamelets/ beside " + prefix)));
        Path around = routes.toPath().toAbsolutePath().normalize().getParent();
        String beside = prefix.matches("(.*/)?\\.\\.?/") ? prefix + "../" : prefix.replaceFirst("[^/]+/$", "");
        if (around != null) {
            names(around.toFile())
                    .filter(name -> name.endsWith(".camel.yaml"))
                    .forEach(name -> findings.accept(SetupFinding.warning(
                            RULE,
                            SourcePlace.of(beside + name),
                            "is not read, as it is beside " + prefix,
                            "move it into " + prefix)));
            names(around.toFile())
                    .filter(MisplacedFiles::isMistyped)
                    .forEach(name -> findings.accept(SetupFinding.warning(
                            RULE, SourcePlace.of(beside + name), "is not read", "did you mean '" + SETTINGS + "'?")));
        }
    }

    /** @param folder of Kamelets; it need not be there */
    public static void checkKamelets(Path folder, Consumer<SetupFinding> findings) {
        names(folder.toFile())
                .filter(name -> name.matches("(?i).*\\.(ya?ml|ya?ml\\.txt)"))
                .filter(name -> !name.endsWith(Kamelet.ENDING))
                .forEach(name -> findings.accept(SetupFinding.error(
                        RULE,
                        SourcePlace.of(folder + "/" + name),
                        "is not read, the name must end in " + Kamelet.ENDING,
                        name.endsWith(".camel.yaml")
                                ? "move it into the folder of the route files"
                                : "rename it, or move it out of the folder")));
    }

    /** Profiles have files of their own, such as {@code application-demo.properties}. */
    private static boolean isMistyped(String name) {
        return !isSettings(name)
                && Stream.of(SETTINGS, "application.yaml", "application.yml")
                        .anyMatch(settings -> SLIPS.apply(settings, name) >= 0);
    }

    private static boolean isSettings(String name) {
        return name.matches("application(-.+)?\\.(properties|ya?ml)");
    }

    private static Stream<String> names(File folder) {
        String[] names = folder.isDirectory() ? folder.list() : null;
        return names == null ? Stream.empty() : List.of(names).stream().sorted();
    }
}
