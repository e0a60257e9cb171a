package io.signalpost.bench.deliver;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalpost.bench.measure.Bench;
import io.signalpost.bench.server.Postgres;
import io.signalpost.bench.server.Recipients;

/**
 * Events per second that a destination delivers of a backlog to a recipient that takes its time for each, whether those of a
 * vehicle arrive in order, and what a plain worker delivers, and the build of an earlier commit.
 */
public final class Deliver {

    /** What can be measured, each by itself. */
    public static final List<String> DELIVERIES = List.of("http-50", "http-200", "sqs-20", "nodes");

    private static final int MANY = 64;
    private static final int MANY_BATCHES = 16;
    private static final int OF_EACH_NODE = 16;

    private final Bench bench;

    public Deliver(Bench bench) {
        this.bench = bench;
    }

    /**
     * The earlier build has its turns, too, but for the nodes.
     *
     * @param deliveries some of {@link #DELIVERIES}
     */
    public ObjectNode run(List<String> deliveries) throws Exception {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = result.putArray("rows");
        try (Postgres postgres = new Postgres(bench.folder().resolve("postgresql"));
                Recipients recipients =
                        new Recipients(bench.servers(), bench.folder().resolve("recipients"))) {
            result.put("postgresql", postgres.version());
            for (String delivery : deliveries) {
                String destination = delivery.startsWith("sqs") ? "sqs" : "http";
                int millis = delivery.equals("nodes") ? 50 : Integer.parseInt(delivery.split("-")[1]);
                try (Section section = new Section(bench, postgres, recipients, delivery, destination, millis)) {
                    enter(section, delivery);
                    rows.addAll(section.measure());
                }
            }
        }
        return result;
    }

    private static void enter(Section section, String delivery) throws Exception {
        switch (delivery) {
            case "http-50" -> {
                section.signalpost("1 consumer", 1);
                section.signalpost(MANY + " consumers", MANY);
                section.onPostgresql(MANY + " consumers, PostgreSQL", MANY, 1);
                section.worker();
                section.before(MANY);
            }
            case "http-200" -> {
                section.signalpost("1 consumer", 1);
                section.signalpost(MANY + " consumers", MANY);
                section.before(MANY);
            }
            case "sqs-20" -> {
                section.signalpost("1 consumer", 1);
                section.signalpost(MANY_BATCHES + " consumers", MANY_BATCHES);
                section.before(MANY_BATCHES);
            }
            case "nodes" -> {
                section.onPostgresql("1 node, 16 consumers", OF_EACH_NODE, 1);
                section.onPostgresql("2 nodes, 16 consumers each", OF_EACH_NODE, 2);
            }
            default -> throw new IllegalArgumentException("no delivery is called " + delivery);
        }
    }
}
