package io.signalpost.bench.deliver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.measure.Measured;
import io.signalpost.bench.server.Recipient;
import io.signalpost.bench.server.Tally;

import static org.awaitility.Awaitility.await;

/** A contestant with its recipient, and what its rounds have shown. */
final class Entry implements AutoCloseable {

    /** From its beginning until all it may do at once is under way. */
    private static final Duration START = Duration.ofSeconds(2);
    /** A backlog is as much larger than what it can deliver. */
    private static final double MARGIN = 1.2;

    private final String name;
    private final Contestant contestant;
    private final Recipient recipient;
    private final double mostPerSecond;
    private final List<Double> rates = new ArrayList<>();
    private double cpuSeconds;
    private long delivered;

    /** @param mostPerSecond events that the recipient can take from so many deliveries at once */
    Entry(String name, Contestant contestant, Recipient recipient, double mostPerSecond) {
        this.name = name;
        this.contestant = contestant;
        this.recipient = recipient;
        this.mostPerSecond = mostPerSecond;
    }

    String name() {
        return name;
    }

    /** Before its first turn. */
    void pause() throws Exception {
        contestant.end();
    }

    /** Waits for its first delivery, and keeps no figures. */
    void warmUp(Duration time) throws Exception {
        fill(START.plus(time));
        contestant.begin();
        await(name).atMost(Duration.ofMinutes(1)).until(() -> recipient.tally().delivered() > 0);
        Thread.sleep(time.toMillis());
        contestant.end();
    }

    /** @param what it is, for the progress line */
    void round(String what, Duration time) throws Exception {
        fill(START.plus(time));
        contestant.begin();
        Thread.sleep(START.toMillis());
        long before = recipient.tally().delivered();
        double cpu = contestant.usage().cpuSeconds();
        long begin = System.nanoTime();
        Thread.sleep(time.toMillis());
        long events = recipient.tally().delivered() - before;
        if (events == 0) {
            throw new IllegalStateException(name + " delivers nothing");
        }
        double rate = events / ((System.nanoTime() - begin) / 1e9);
        cpuSeconds += contestant.usage().cpuSeconds() - cpu;
        contestant.end();
        rates.add(rate);
        delivered += events;
        System.out.printf(Locale.ROOT, "%-26s %-26s %,7.1f/s%n", what, name, rate);
    }

    private void fill(Duration time) throws Exception {
        contestant.fill(Math.round(mostPerSecond * time.toMillis() / 1_000 * MARGIN));
    }

    /** The median of what each round of this one is to the same round of another. */
    private double ratioTo(Entry other) {
        return Measured.median(IntStream.range(0, rates.size()).mapToObj(i -> rates.get(i) / other.rates.get(i)));
    }

    /** @param references by what they are called in {@code ratios} */
    ObjectNode json(Map<String, Entry> references) throws Exception {
        Tally tally = recipient.tally();
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("contestant", name);
        node.put("rate", Measured.round(Measured.median(rates.stream())));
        ArrayNode each = node.putArray("rates");
        rates.forEach(rate -> each.add(Measured.round(rate)));
        ObjectNode ratios = node.putObject("ratios");
        references.forEach((reference, entry) -> ratios.put(reference, Measured.round(ratioTo(entry))));
        return node.put("cpu", Measured.round(cpuSeconds * 1e6 / delivered))
                .put("delivered", delivered)
                .put("overtaken", tally.overtaken())
                .put("together", tally.together());
    }

    @Override
    public void close() throws Exception {
        contestant.close();
    }
}
