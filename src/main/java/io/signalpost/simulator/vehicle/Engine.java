package io.signalpost.simulator.vehicle;

/** The combustion engine and its tank; an electric car has one that never runs. */
final class Engine {

    private static final double OIL_LASTS_KM = 15_000;
    private static final double LITERS_AN_HOUR_AT_THE_PUMP = 1_800;

    private final double tank;
    private final double litersPer100Km;
    private double liters;
    private double oilLife;

    Engine(VehicleModel.Combustion combustion, double fuelPercent, double oilLife) {
        this.tank = combustion.tankLiters();
        this.litersPer100Km = combustion.litersPer100Km();
        this.liters = tank * fuelPercent / 100;
        this.oilLife = oilLife;
    }

    void run(double km) {
        liters = Math.max(0, liters - km * litersPer100Km / 100);
        oilLife = Math.max(0, oilLife - 100 * km / OIL_LASTS_KM);
    }

    void refuel(double hours) {
        liters = Math.min(tank, liters + hours * LITERS_AN_HOUR_AT_THE_PUMP);
    }

    void renewOil() {
        oilLife = 100;
    }

    double liters() {
        return liters;
    }

    double fuelPercent() {
        return tank == 0 ? 0 : 100 * liters / tank;
    }

    double range() {
        return litersPer100Km == 0 ? 0 : 100 * liters / litersPer100Km;
    }

    double oilLife() {
        return oilLife;
    }
}
