package io.signalpost.simulator.vehicle;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import static io.signalpost.simulator.vehicle.Closures.Opening.DOOR_FRONT_LEFT;
import static io.signalpost.simulator.vehicle.Closures.Opening.DOOR_FRONT_RIGHT;
import static io.signalpost.simulator.vehicle.Closures.Opening.DOOR_REAR_LEFT;
import static io.signalpost.simulator.vehicle.Closures.Opening.DOOR_REAR_RIGHT;
import static io.signalpost.simulator.vehicle.Closures.Opening.WINDOW_FRONT_LEFT;
import static io.signalpost.simulator.vehicle.Closures.Opening.WINDOW_FRONT_RIGHT;
import static io.signalpost.simulator.vehicle.Closures.Opening.WINDOW_REAR_LEFT;
import static io.signalpost.simulator.vehicle.Closures.Opening.WINDOW_REAR_RIGHT;

/** What can be opened, and the lock of all of it. Windows may be open while the car is locked, nothing else. */
final class Closures {

    enum Opening {
        DOOR_FRONT_LEFT,
        DOOR_FRONT_RIGHT,
        DOOR_REAR_LEFT,
        DOOR_REAR_RIGHT,
        WINDOW_FRONT_LEFT,
        WINDOW_FRONT_RIGHT,
        WINDOW_REAR_LEFT,
        WINDOW_REAR_RIGHT,
        FRONT_TRUNK,
        REAR_TRUNK,
        TAILGATE,
        ENGINE_COVER
    }

    /** Row by row, from the left. */
    static final List<Opening> DOORS = List.of(DOOR_FRONT_LEFT, DOOR_FRONT_RIGHT, DOOR_REAR_LEFT, DOOR_REAR_RIGHT);

    /** Row by row, from the left. */
    static final List<Opening> WINDOWS =
            List.of(WINDOW_FRONT_LEFT, WINDOW_FRONT_RIGHT, WINDOW_REAR_LEFT, WINDOW_REAR_RIGHT);

    private final Set<Opening> open = EnumSet.noneOf(Opening.class);
    private boolean locked = true;

    void open(Opening opening) {
        open.add(opening);
        locked = locked && WINDOWS.contains(opening);
    }

    /** Shuts all but the windows first. */
    void lock() {
        open.retainAll(WINDOWS);
        locked = true;
    }

    void shutWindows() {
        WINDOWS.forEach(open::remove);
    }

    boolean isOpen(Opening opening) {
        return open.contains(opening);
    }

    boolean isLocked() {
        return locked;
    }
}
