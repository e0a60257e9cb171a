package io.signalpost.bench.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.signalpost.bench.load.Requests;
import io.signalpost.bench.server.Servers;

/**
 * What every suite measures with.
 *
 * @param before an earlier build, to be measured beside ours
 * @param warmUp load on each server before anything is measured
 * @param time   of each round
 * @param rounds of each load
 * @param folder for what the servers keep; whoever made it removes it
 */
public record Bench(
        Servers servers,
        Optional<Servers> before,
        Requests requests,
        Duration warmUp,
        Duration time,
        int rounds,
        Path folder) {}
