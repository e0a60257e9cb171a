package io.signalpost.destination.vehicle;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How fresh the last good value of a signal is.
 *
 * @param oemUpdatedAt the maker's time of the value; null for attributes, which have none, and without a good value
 * @param retrievedAt  when Smartcar fetched it
 * @param age          time since the first of what the maker, the fetch and the delivery say that is credible
 * @param error        what the signal failed with in the vehicle's last event with signals, {@code TYPE} or
 *                     {@code TYPE/CODE}; null when it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignalFreshness(String code, Instant oemUpdatedAt, Instant retrievedAt, Duration age, String error) {}
