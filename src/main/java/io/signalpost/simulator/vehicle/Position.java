package io.signalpost.simulator.vehicle;

/** A point on earth, in degrees; distances are those of a plane, which is good enough for a day's drive. */
record Position(double latitude, double longitude) {

    private static final double KM_PER_DEGREE = 111.2;

    double kmTo(Position other) {
        return Math.hypot(kmNorthTo(other), kmEastTo(other));
    }

    /** @return 0 is north, 90 is east; less than 360 */
    double bearingTo(Position other) {
        return (Math.toDegrees(Math.atan2(kmEastTo(other), kmNorthTo(other))) + 360) % 360;
    }

    Position moved(double bearing, double km) {
        double radians = Math.toRadians(bearing);
        return new Position(
                latitude + km * Math.cos(radians) / KM_PER_DEGREE,
                longitude + km * Math.sin(radians) / kmPerDegreeEast());
    }

    private double kmNorthTo(Position other) {
        return (other.latitude - latitude) * KM_PER_DEGREE;
    }

    private double kmEastTo(Position other) {
        return (other.longitude - longitude) * kmPerDegreeEast();
    }

    private double kmPerDegreeEast() {
        return KM_PER_DEGREE * Math.cos(Math.toRadians(latitude));
    }
}
