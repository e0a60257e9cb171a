package io.signalpost.testing;

import java.io.PrintWriter;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the tests of a class in a process of its own. */
public final class TestRun {

    private TestRun() {}

    /** Prints how many tests succeeded, and what failed. */
    public static void main(String... testClass) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(testClass[0]))
                                .build(),
                        listener);
        System.out.println(listener.getSummary().getTestsSucceededCount() + " tests succeeded");
        listener.getSummary().printFailuresTo(new PrintWriter(System.out, true));
        System.exit(listener.getSummary().getTotalFailureCount() == 0 ? 0 : 1);
    }
}
