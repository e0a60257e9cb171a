package io.signalpost.proof;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcOperations;

/** How the nodes share the partitions of a destination, read with SQL as an operator can. */
record SharedDestination(String name, JdbcOperations log) {

    private static final int PARTITIONS = 64;

    /** Whether just these nodes read it, each its equal share. */
    boolean isSharedBy(List<Node> nodes) {
        List<String> owners = owners();
        return nodes.stream().allMatch(node -> partitions(owners, node) >= PARTITIONS / nodes.size())
                && nodes.stream().mapToLong(node -> partitions(owners, node)).sum() == PARTITIONS;
    }

    private static long partitions(List<String> owners, Node node) {
        return owners.stream().filter(node::isNamed).count();
    }

    /** Of each partition, as far as it has one. */
    private List<String> owners() {
        return log.queryForList(
                "SELECT owner FROM destination_partition WHERE destination = ? AND owner IS NOT NULL",
                String.class,
                name);
    }

    /** Those whose events this node delivers. */
    Set<String> vehicles(Node node) {
        return owners().stream()
                .distinct()
                .filter(node::isNamed)
                .flatMap(owner -> log
                        .queryForList(
                                "SELECT DISTINCT vehicle_id FROM event WHERE partition IN (SELECT partition"
                                        + " FROM destination_partition WHERE destination = ? AND owner = ?)",
                                String.class,
                                name,
                                owner)
                        .stream())
                .collect(Collectors.toSet());
    }

    /** The number of the last event that is in the log. */
    long head() {
        return log.queryForObject("SELECT max(seq) FROM event", Long.class);
    }

    /** Vehicles of which events that were appended since have arrived. */
    Set<String> vehicles(long since, Set<String> arrived) {
        Set<String> vehicles = new TreeSet<>();
        log.query(
                "SELECT vehicle_id, event_id FROM event WHERE seq > ?",
                row -> {
                    if (arrived.contains(row.getString(2))) {
                        vehicles.add(row.getString(1));
                    }
                },
                since);
        return vehicles;
    }
}
