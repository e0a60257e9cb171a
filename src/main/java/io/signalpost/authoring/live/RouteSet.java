package io.signalpost.authoring.live;

import java.util.List;

import io.signalpost.authoring.route.Routes;
import io.signalpost.authoring.route.SetupFinding;

/** The route files that a start would take at some moment, and what it would say of them. */
public interface RouteSet {

    List<Routes.Source> sources();

    /**
     * What the checks find in the files, with the settings of this start and those that are new since then. Of the settings
     * themselves, which a reload does not change, there are warnings only.
     */
    List<SetupFinding> findings();

    /** In one line, without secrets, why Camel would not run what the checks let pass. */
    String explain(Exception refusal);
}
