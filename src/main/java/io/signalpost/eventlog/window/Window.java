package io.signalpost.eventlog.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.signalpost.eventlog.ledger.DeliveryTable;
import io.signalpost.eventlog.ledger.Progress;
import io.signalpost.eventlog.store.LogEntry;
import io.signalpost.eventlog.store.Stretch;

/**
 * The events that a destination has read and not passed: hands them out in its order, and knows how far each of its
 * partitions has come. Thread-safe.
 */
public final class Window {

    private static final int MOST = 2_000;

    /** Where to read on. */
    public record Gap(long partitions, long after, long upTo) {}

    private final Order order;
    private final Partitions partitions = new Partitions();
    private final Lanes lanes = new Lanes(this::isBlocked);
    private final Retries retries = new Retries();
    private final HeldEvents held = new HeldEvents();
    private final Recorder recorder = new Recorder();
    private int events;
    private int waiting;
    private long bytes;
    private int underWay;

    public Window(Order order) {
        this.order = order;
    }

    /** Begins with a partition where the table says. */
    public synchronized void add(int partition, long position, String done) {
        partitions.add(partition, position, done);
    }

    /** An event that has failed before, and until it is over holds up others of its vehicle. */
    public synchronized void failedBefore(DeliveryTable.Waiting event) {
        if (order == Order.VEHICLE_STRICT && event.vehicleId() != null) {
            held.add(event.vehicleId(), event.seq(), event.partition(), event.isHeld());
        }
    }

    /** Hands out nothing more of these partitions. */
    public synchronized void leave(long set) {
        partitions.leave(set);
        lanes.removeIf(this::letGoUnlessOurs);
        retries.removeLeft();
    }

    private boolean letGoUnlessOurs(Work work) {
        if (work.partition().isOurs()) {
            return false;
        }
        waiting--;
        letGo(work);
        return true;
    }

    private void letGo(Work work) {
        events--;
        bytes -= work.bytes();
    }

    /** Forgets partitions; what is in hand of them no longer counts. */
    public synchronized void drop(long set) {
        leave(set);
        partitions.drop(set);
        held.drop(set);
        recorder.drop(set);
    }

    /** The partitions that it has, those that it is leaving included. */
    public synchronized long owned() {
        return partitions.owned();
    }

    /** Whether anything of these partitions is being delivered. */
    public synchronized boolean isUnderWay(long set) {
        return partitions.isUnderWay(set);
    }

    public synchronized int underWay() {
        return underWay;
    }

    /** Where to read on; null while there is no room for more, or nothing to read for. */
    public synchronized Gap gap(long mostBytes) {
        return events >= MOST || bytes >= mostBytes ? null : partitions.gap();
    }

    /** Whether so much has passed since there was no room that it is time to read on. */
    public synchronized boolean hasRoom() {
        return events < MOST / 2;
    }

    /** Bytes that may yet be read. */
    public synchronized long room(long mostBytes) {
        return mostBytes - bytes;
    }

    /**
     * Takes up what was read.
     *
     * @param wanted whether the destination wants the event at the same place of the list
     */
    public synchronized void read(Gap gap, Stretch stretch, List<Boolean> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            LogEntry entry = stretch.entries().get(i);
            PartitionProgress partition = partitions.begin(entry);
            if (partition != null && wanted.get(i)) {
                wait(Work.fresh(entry, partition));
            } else if (partition != null) {
                partition.filtered(entry.seq());
            }
        }
        partitions.read(gap, stretch);
    }

    private void wait(Work work) {
        String vehicleId = order == Order.NONE ? null : work.entry().vehicleId();
        if (isBlocked(vehicleId) && !held.isFull() && lanes.of(vehicleId) == null) { // none of it waits before this one
            hold(vehicleId, work);
            return;
        }
        events++;
        waiting++;
        bytes += work.bytes();
        Lane lane = lanes.begin(vehicleId);
        lane.waiting().add(work);
        lanes.offer(lane);
    }

    private boolean isBlocked(String vehicleId) {
        return order == Order.VEHICLE_STRICT && vehicleId != null && held.isBlocked(vehicleId);
    }

    private void hold(String vehicleId, Work work) {
        held.add(vehicleId, work.seq(), work.partition().number(), true);
        work.partition().held(work.seq());
    }

    /** Events that have failed, were held or are replayed, and are due now. One that is in hand already stays as it is. */
    public synchronized void due(List<Retry> due) {
        for (Retry retry : due) {
            PartitionProgress partition = partitions.ours(retry.partition());
            if (partition != null && !retries.isInHand(retry.entry().seq())) {
                Work work = Work.again(retry, partition);
                if (mustWait(work)) {
                    putAside(work);
                } else {
                    retries.add(work);
                }
            }
        }
    }

    /** One that is replayed does not overtake one of its vehicle that has failed. */
    private boolean mustWait(Work work) {
        String vehicleId = work.entry().vehicleId();
        return order == Order.VEHICLE_STRICT
                && vehicleId != null
                && work.isUntriedReplay()
                && held.isBlocked(vehicleId, work.seq());
    }

    private void putAside(Work work) {
        retries.putAside(work);
        held.add(work.entry().vehicleId(), work.seq(), work.partition().number(), true);
        work.partition().heldAgain(work.seq());
    }

    /** How many more events that have failed before it takes up. */
    public synchronized int roomForRetries() {
        return retries.room();
    }

    /** How many it has in hand, which are due in the table until their outcome is written. */
    public synchronized int retriesInHand() {
        return retries.inHand();
    }

    /** Numbers of the events that were held and whose turn has come, but for those in hand. */
    public synchronized List<Long> turns(int most) {
        List<Long> turns = new ArrayList<>();
        for (String vehicleId : held.vehicles()) {
            long seq = held.turn(vehicleId);
            if (seq > 0 && !retries.isInHand(seq) && turns.size() < most) {
                turns.add(seq);
            }
        }
        return turns;
    }

    /** Events that are read and may be handed out, or soon may. */
    public synchronized int waiting() {
        return waiting;
    }

    /** Whether there is nothing that waits to be delivered, as far as it has read. */
    public synchronized boolean isEmpty() {
        return events == 0 && retries.inHand() == 0;
    }

    /**
     * Takes events to be delivered together, in order, or one that has failed before, or some that are replayed; none when
     * there is none. Then they are under way until {@link #finish}.
     *
     * @param freshFirst whether one that has failed before is taken only when there is no other
     */
    public synchronized List<Work> take(int most, boolean freshFirst) {
        lanes.wake();
        boolean again = retries.areTheirTurn(lanes.isReady(), freshFirst);
        List<Work> batch = again ? takeAgain(most) : takeFresh(most);
        if (batch.isEmpty()) {
            batch = again ? takeFresh(most) : takeAgain(most);
        }
        batch.forEach(work -> work.partition().taken());
        underWay += batch.isEmpty() ? 0 : 1;
        return batch;
    }

    private List<Work> takeFresh(int most) {
        List<Work> batch = new ArrayList<>();
        lanes.take(batch, most);
        waiting -= batch.size();
        return batch;
    }

    private List<Work> takeAgain(int most) {
        List<Work> batch =
                retries.take(most, work -> keepsOrder(work) ? work.entry().vehicleId() : null, this::isFree);
        batch.stream()
                .filter(this::keepsOrder)
                .forEach(work -> lanes.hold(work.entry().vehicleId(), batch));
        return batch;
    }

    private boolean isFree(Work retry) {
        Lane lane = lane(retry);
        return lane == null || lane.holder() == null;
    }

    private Lane lane(Work work) {
        return keepsOrder(work) ? lanes.of(work.entry().vehicleId()) : null;
    }

    private boolean keepsOrder(Work work) {
        return order != Order.NONE && work.entry().vehicleId() != null;
    }

    /**
     * What was taken together is done with. Events that were neither delivered nor failed wait again, at the head of their
     * vehicle's.
     *
     * @param nanos      time that it took
     * @param restMillis how long those are left alone
     */
    public synchronized void finish(List<Work> batch, long nanos, long restMillis) {
        underWay--;
        Set<Lane> freed = new HashSet<>();
        for (int i = batch.size() - 1; i >= 0; i--) { // so that those that wait again are in order
            Work work = batch.get(i);
            work.partition().putDown();
            Lane lane = lane(work);
            if (lane != null && lane.holder() == batch) {
                freed.add(lane);
            }
            settle(work, lane, Ticks.now() + restMillis);
        }
        retries.spent(batch.get(0).isAgain(), nanos);
        for (Lane lane : freed) {
            lane.holder(null);
            lanes.offer(lane);
        }
    }

    private void settle(Work work, Lane lane, long restUntil) {
        if (!work.isDelivered() && work.failure() == null) {
            Progress.Refusal refusal = work.takeRefusal();
            if (refusal != null) {
                work.partition().refused(refusal);
            }
            work.rest(restUntil);
            if (work.isAgain()) {
                retries.waitAgain(work);
            } else if (work.partition().isOurs()) {
                waitAgain(work, lane == null ? lanes.begin(null) : lane);
            } else {
                letGo(work);
            }
            return;
        }
        work.partition().settle(work);
        if (work.isDelivered()) {
            recorder.add(work.success());
        }
        if (!work.isAgain()) {
            letGo(work);
        }
        if (order == Order.VEHICLE_STRICT && lane != null) {
            block(work, lane);
        }
    }

    private void waitAgain(Work work, Lane lane) {
        waiting++;
        lane.waiting().addFirst(work);
        if (lane.vehicleId() == null) {
            lanes.offer(lane);
        }
    }

    private void block(Work work, Lane lane) {
        if (work.failure() != null && !work.failure().isDead()) {
            held.add(lane.vehicleId(), work.seq(), work.partition().number(), false);
            retries.takeAside(waits -> lane.vehicleId().equals(waits.entry().vehicleId()) && mustWait(waits))
                    .forEach(this::putAside);
            while (!lane.waiting().isEmpty() && !held.isFull()) {
                Work next = lane.waiting().remove();
                waiting--;
                letGo(next);
                hold(lane.vehicleId(), next);
            }
        } else if (work.isAgain()) {
            held.over(lane.vehicleId(), work.seq());
        }
    }

    /**
     * What is to be written now; only what comes after counts from now on.
     *
     * @param follow     whether positions are included that have moved though nothing has passed
     * @param checkpoint the time now, when there is to be one; null when there is not
     */
    public synchronized Progress takeProgress(boolean follow, Instant checkpoint) {
        Progress progress = partitions.takeProgress(follow);
        recorder.moved(progress.partitions());
        return checkpoint == null ? progress : progress.with(recorder.take(checkpoint.toEpochMilli()));
    }

    /** Whether something has passed since the last checkpoint. */
    public synchronized boolean hasRecord() {
        return !recorder.isEmpty();
    }

    /** Whether there is so much of it that it had better be written at once. */
    public synchronized boolean hasLargeRecord() {
        return recorder.isLarge();
    }

    /** Whether there is anything to be written, positions aside that have moved though nothing has passed. */
    public synchronized boolean hasNews() {
        return partitions.hasNews();
    }

    /** Whether positions have moved though nothing has passed. */
    public synchronized boolean isFollowing() {
        return partitions.isFollowing();
    }

    /** It could not be written. */
    public synchronized void giveBack(Progress progress) {
        partitions.giveBack(progress);
        if (progress.checkpoint() != null) {
            recorder.giveBack(progress.checkpoint());
        }
    }

    public synchronized void written(Progress progress) {
        partitions.written(progress);
        for (Progress.InPartition each : progress.partitions()) {
            each.redelivered().forEach(success -> retries.written(success.seq()));
            each.failedAgain().forEach(failure -> retries.written(failure.seq()));
            each.heldAgain().forEach(retries::written);
        }
    }
}
