package io.signalpost.destination.line;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.signalpost.event.Signal;
import io.signalpost.event.VehicleEvent;
import io.signalpost.event.VehicleFault;

/** A line for each signal and each fault of an event (RFC 4180, but for the line end and that no field has a line break). */
public final class CsvLines implements LineFormat {

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public String heading() {
        return "event_id,received_at,event_type,mode,vehicle_id,code,status,value,unit,oem_updated_at\n";
    }

    @Override
    public byte[] lines(VehicleEvent event) {
        return Stream.concat(
                        event.signals().stream().map(signal -> line(event, signal)),
                        event.faults().stream().map(fault -> line(event, fault)))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(VehicleEvent event, Signal signal) {
        return signal.ok()
                ? line(event, signal.code(), "SUCCESS", value(signal), signal.unit(), signal.oemUpdatedAt())
                : line(event, signal.code(), "ERROR", joined(signal.errorType(), signal.errorCode()), null, null);
    }

    private static String line(VehicleEvent event, VehicleFault fault) {
        return line(event, joined(fault.type(), fault.code()), fault.state(), fault.description(), null, null);
    }

    private static String line(VehicleEvent event, Object... ofItsOwn) {
        return Stream.concat(
                                Stream.of(
                                        event.id(),
                                        event.receivedAt(),
                                        event.type(),
                                        event.mode(),
                                        event.vehicle().id()),
                                Arrays.stream(ofItsOwn))
                        .map(CsvLines::field)
                        .collect(Collectors.joining(","))
                + "\n";
    }

    /** A number, a text, true or false; else JSON. */
    private static Object value(Signal signal) {
        BigDecimal number = signal.number();
        if (number != null) {
            return number.toPlainString();
        }
        if (signal.text() != null) {
            return signal.text();
        }
        return signal.bool() != null ? signal.bool() : signal.jsonList() != null ? signal.jsonList() : signal.body();
    }

    private static String joined(String type, String code) {
        return Stream.of(type, code).filter(word -> word != null).collect(Collectors.joining(":"));
    }

    private static String field(Object value) {
        String text = value == null ? "" : value.toString().replaceAll("[\\r\\n]+", " ");
        return text.matches("[^,\"]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
