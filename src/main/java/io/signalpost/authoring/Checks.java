package io.signalpost.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import io.signalpost.authoring.route.SetupFinding;

/** All checks of route files. */
public final class Checks {

    private static final List<Check> ALL = List.of(
            new DuplicateKeys(),
            new RouteIds(),
            new EventLogNames(),
            new Ingress(),
            new InternalEndpoints(),
            new Switches(),
            new Placeholders(),
            new MissingParts(),
            new EndpointOptions(),
            new EventLogOptions(),
            new Filters(),
            new SimpleTexts(),
            new Languages(),
            new EventProperties(),
            new SignalNames(),
            new Comparisons(),
            new ComparedNames(),
            new Decimals(),
            new BeanRefs(),
            new ClassNames(),
            new EmptyAddresses(),
            new HttpCalls(),
            new Secrets(),
            new PersonalData(),
            new Delivered(),
            new Acceptance(),
            new IdleSteps(),
            new RouteConfigurations(),
            new CamelHeaders(),
            new WrittenFiles(),
            new NumericConstants(),
            new TextsAsTheyStand(),
            new NamesOfTheRoute(),
            new Amounts(),
            new ResourceFiles(),
            new RouteTemplates(),
            new Kamelets(),
            new OvertakenChanges(),
            new RedactionSecret(),
            new BeansOfFiles());

    private Checks() {}

    /** What is wrong, in the order of the files. */
    public static List<SetupFinding> of(Setup setup) {
        TreeSet<SetupFinding> findings = new TreeSet<>();
        ALL.forEach(check -> check.check(setup, findings::add));
        return new ArrayList<>(findings);
    }
}
