package io.signalpost.eventlog.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import io.signalpost.eventlog.ledger.Progress;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Partition;
import io.signalpost.eventlog.store.Stretch;

/** The partitions that this node reads for a destination, and how far each has come. For {@link Window}, under its lock. */
final class Partitions {

    private final PartitionProgress[] partitions = new PartitionProgress[Partition.COUNT];
    private long lastSeq;
    private String lastId;

    private Stream<PartitionProgress> all() {
        return Arrays.stream(partitions).filter(Objects::nonNull);
    }

    private Stream<PartitionProgress> in(long set) {
        return all().filter(each -> Partition.isIn(set, each.number()));
    }

    private static long set(Stream<PartitionProgress> partitions) {
        return partitions.mapToLong(each -> Partition.set(each.number())).reduce(Partition.NONE, (a, b) -> a | b);
    }

    void add(int partition, long position, String done) {
        partitions[partition] = new PartitionProgress(partition, position, done);
    }

    void leave(long set) {
        in(set).forEach(PartitionProgress::leave);
    }

    void drop(long set) {
        in(set).toList().forEach(each -> partitions[each.number()] = null);
        if (owned() == Partition.NONE) {
            lastSeq = 0;
            lastId = null;
        }
    }

    /** Those that it has, those that are being left included. */
    long owned() {
        return set(all());
    }

    boolean isUnderWay(long set) {
        return in(set).anyMatch(PartitionProgress::isInFlight);
    }

    /** Null when it is not this node's, or is being left. */
    PartitionProgress ours(int number) {
        PartitionProgress partition = partitions[number];
        return partition != null && partition.isOurs() ? partition : null;
    }

    /** Where to read on: what has been read least far, up to where the next begin. Null when there is nothing to read for. */
    Window.Gap gap() {
        List<PartitionProgress> open =
                all().filter(each -> each.isOurs() && !each.isFull()).toList();
        if (open.isEmpty()) {
            return null;
        }
        long after = open.stream().mapToLong(PartitionProgress::read).min().getAsLong();
        long upTo = open.stream()
                .mapToLong(PartitionProgress::read)
                .filter(read -> read > after)
                .min()
                .orElse(Long.MAX_VALUE);
        return new Window.Gap(set(open.stream().filter(each -> each.read() == after)), after, upTo);
    }

    /** Takes up an event that was read; null when nothing is to be done about it. */
    PartitionProgress begin(LogEntry entry) {
        PartitionProgress partition = ours(entry.partition());
        return partition != null && entry.seq() > partition.read() && partition.begin(entry.seq()) ? partition : null;
    }

    /** Called when all entries of a stretch were taken up. */
    void read(Window.Gap gap, Stretch stretch) {
        in(gap.partitions()).filter(PartitionProgress::isOurs).forEach(each -> {
            each.readUpTo(stretch.upTo());
            stretch.missing().forEach(each::missing);
        });
        if (stretch.lastId() != null && stretch.upTo() > lastSeq) {
            lastSeq = stretch.upTo();
            lastId = stretch.lastId();
        }
    }

    Progress takeProgress(boolean follow) {
        List<Progress.InPartition> news = new ArrayList<>();
        Map<Long, Long> following = new HashMap<>();
        all().forEach(each -> {
            if (each.hasNews()) {
                news.add(each.takeNews());
            } else if (follow && each.isFollowing()) {
                following.merge(each.read(), Partition.set(each.number()), (one, other) -> one | other);
            }
        });
        return new Progress(
                ThreadLocalRandom.current().nextLong(),
                news,
                following.entrySet().stream()
                        .map(each -> new Progress.Following(each.getValue(), each.getKey()))
                        .toList(),
                lastSeq,
                lastId,
                null);
    }

    boolean hasNews() {
        return all().anyMatch(PartitionProgress::hasNews);
    }

    boolean isFollowing() {
        return all().anyMatch(PartitionProgress::isFollowing);
    }

    void giveBack(Progress progress) {
        progress.partitions()
                .forEach(each -> in(Partition.set(each.partition())).forEach(partition -> partition.giveBack(each)));
    }

    void written(Progress progress) {
        progress.partitions().forEach(each -> in(Partition.set(each.partition()))
                .forEach(partition -> partition.written(each.position(), each.done() != null)));
        progress.following()
                .forEach(each -> in(each.partitions()).forEach(partition -> partition.written(each.position(), false)));
    }
}
