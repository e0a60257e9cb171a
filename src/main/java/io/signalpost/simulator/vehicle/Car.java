package io.signalpost.simulator.vehicle;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** The physical car with all its parts. It does what its driver wants and what nature wants, and knows no signals. */
final class Car {

    private static final double FALLS_ASLEEP_AFTER = 0.5;
    private static final double AT_HOME_KM = 0.15;
    private static final double HYBRID_RESERVE_PERCENT = 12;
    private static final double LOW_OIL_PERCENT = 10;

    final VehicleModel model;
    final Registration registration;
    final Place home;
    final Closures closures = new Closures();
    final TractionBattery battery;
    final Charging charging;
    final Engine engine;
    final Cabin cabin;
    final Tyres tyres;
    final Health health;

    private final double meanTemperature;
    private double clock;
    private double odometer;
    private double starterPercent;
    private double idle;
    private Trip trip;
    private Position position;
    private double heading;
    private boolean inService;
    private DriveMode mode = DriveMode.COMFORT;

    /** @param clock hour of the day at which its life begins */
    Car(VehicleModel model, Registration registration, Place home, double clock, RandomGenerator random) {
        this.model = model;
        this.registration = registration;
        this.home = home;
        this.clock = clock;
        position = home.position();
        heading = random.nextInt(360);
        odometer = random.nextDouble(5_000, 80_000);
        starterPercent = random.nextDouble(88, 98);
        meanTemperature = random.nextDouble(4, 18);
        battery = new TractionBattery(
                model.electric().capacityKwh(), random.nextDouble(25, 75), 80 + 5 * random.nextInt(3));
        charging = new Charging(battery, model.electric(), random);
        engine = new Engine(model.combustion(), random.nextDouble(15, 90), random.nextDouble(12, 90));
        cabin = new Cabin(outside(), 20 + random.nextInt(5) / 2.0);
        tyres = new Tyres(model.tyreBar(), random);
        health = new Health(model, random);
    }

    /** What happens to it whoever drives it or not. */
    void live(double hours, Instant now) {
        clock += hours;
        cabin.live(hours, outside());
        tyres.live(hours, driving());
        charging.live(hours);
        health.live(hours, now);
        idle = driving() || charging.active() || !closures.isLocked() ? 0 : idle + hours;
        double starterGain = driving() ? 15 : charging.active() ? 5 : -0.3;
        starterPercent = Math.max(40, Math.min(98, starterPercent + starterGain * hours));
    }

    void start(Trip trip, DriveMode mode) {
        this.trip = trip;
        this.mode = mode;
    }

    /** @return whether it has arrived */
    boolean drive(double hours) {
        double km = trip.advance(hours);
        odometer += km;
        position = trip.position();
        heading = trip.heading();
        double kwh = km * kwhPer100Km() / 100;
        double reserve = model.powertrain() == Powertrain.PHEV ? HYBRID_RESERVE_PERCENT : 0;
        double electricPart = kwh == 0 ? 0 : battery.take(kwh, reserve) / kwh;
        engine.run(km * (1 - electricPart));
        return trip.over();
    }

    void stop() {
        trip = null;
    }

    boolean needsService() {
        return health.defect().isPresent() || tyres.low() || lowOil();
    }

    void enterService() {
        inService = true;
    }

    /** Ends a stay at the workshop, if this was one. */
    void leaveService(Instant now) {
        if (inService) {
            health.serve(now, odometer);
            if (lowOil()) {
                engine.renewOil();
            }
            if (tyres.low()) {
                tyres.pump();
            }
            inService = false;
        }
    }

    /** Hours since the midnight before its life began. */
    double clock() {
        return clock;
    }

    /** In degrees Celsius: warmest in the afternoon, and no two days alike. */
    double outside() {
        return meanTemperature
                + 5 * Math.sin((clock - 9) / 24 * 2 * Math.PI)
                + 1.5 * Math.sin(clock / 53 * 2 * Math.PI);
    }

    boolean driving() {
        return trip != null;
    }

    double speed() {
        return driving() ? trip.speed() : 0;
    }

    DriveMode mode() {
        return mode;
    }

    double odometer() {
        return odometer;
    }

    Position position() {
        return position;
    }

    double heading() {
        return heading;
    }

    boolean atHome() {
        return position.kmTo(home.position()) < AT_HOME_KM;
    }

    boolean asleep() {
        return idle > FALLS_ASLEEP_AFTER;
    }

    /** Its surveillance is on where it is parked among strangers. */
    boolean guarded() {
        return !driving() && closures.isLocked() && !atHome();
    }

    boolean batteryHeaterActive() {
        return outside() < 5 && (driving() || charging.active());
    }

    boolean inService() {
        return inService;
    }

    boolean lowOil() {
        return engine.oilLife() < LOW_OIL_PERCENT && model.powertrain() != Powertrain.BEV;
    }

    double starterPercent() {
        return starterPercent;
    }

    /** In kilometres, on what is in the traction battery. */
    double electricRange() {
        return 100 * battery.energy() / model.electric().kwhPer100Km();
    }

    private double kwhPer100Km() {
        return model.electric().kwhPer100Km() * (1 + 0.01 * Math.abs(20 - outside()));
    }
}
