package io.signalpost.observe.event;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.eventlog.record.EventDelivery.State;
import io.signalpost.eventlog.store.EventColumns;
import io.signalpost.eventlog.store.Subject;
import io.signalpost.query.EventParameter;

/** What of a request the columns of the log can answer. */
final class Columns {

    private static final Set<State> OF_DELIVERY = EnumSet.of(State.RETRYING, State.REPLAYING, State.HELD, State.DEAD);

    private Columns() {}

    static EventColumns ofVehicle(String vehicleId) {
        return new EventColumns().among("vehicle_id", List.of(vehicleId.toLowerCase(Locale.ROOT)));
    }

    static EventColumns of(EventRequest request) {
        EventColumns columns = new EventColumns();
        add(columns, request, EventParameter.ID, "event_id");
        add(columns, request, EventParameter.VEHICLE, "vehicle_id");
        add(columns, request, EventParameter.TYPE, "event_type");
        add(columns, request, EventParameter.MODE, "coalesce(mode, 'LIVE')");
        add(columns, request, EventParameter.TOKEN, "token_name");
        if (!request.states().isEmpty() && OF_DELIVERY.containsAll(request.states())) {
            columns.numbered(
                    failed(request),
                    parameters(request, request.states().stream().map(State::name)));
        }
        if (request.states().equals(Set.of(State.DISCARDED))) {
            columns.numbered(
                    "SELECT seq FROM attempt WHERE outcome = 'discarded'" + atDestination(request),
                    parameters(request, Stream.empty()));
        }
        return columns;
    }

    /** The vehicles that are asked for, or else the users, as the index has them; empty for any. */
    static Set<Long> subjects(EventRequest request) {
        Set<String> vehicles = request.query().items(EventParameter.VEHICLE);
        return vehicles.isEmpty()
                ? request.query().items(EventParameter.USER).stream()
                        .map(Subject::user)
                        .collect(Collectors.toSet())
                : vehicles.stream().map(Subject::vehicle).collect(Collectors.toSet());
    }

    /** SQLite makes only ASCII lower case. */
    private static void add(EventColumns columns, EventRequest request, EventParameter parameter, String column) {
        Set<String> items = request.query().items(parameter);
        if (!items.isEmpty() && items.stream().allMatch(item -> item.chars().allMatch(c -> c < 128))) {
            columns.among(column, items);
        }
    }

    private static String failed(EventRequest request) {
        return "SELECT seq FROM delivery WHERE state IN ("
                + EventColumns.marks(request.states().size()) + ")" + atDestination(request);
    }

    private static String atDestination(EventRequest request) {
        return request.destination() == null ? "" : " AND destination = ?";
    }

    private static List<Object> parameters(EventRequest request, Stream<String> states) {
        List<Object> parameters = new ArrayList<>();
        states.map(state -> state.equals(State.REPLAYING.name()) ? State.RETRYING.name() : state)
                .map(state -> state.toLowerCase(Locale.ROOT))
                .forEach(parameters::add);
        if (request.destination() != null) {
            parameters.add(request.destination());
        }
        return parameters;
    }
}
