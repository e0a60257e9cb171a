package io.signalpost.eventlog.delivery;

import io.signalpost.eventlog.window.Order;

/**
 * How a destination wants its events.
 *
 * @param consumers    how many batches may be delivered at once
 * @param batchSize    how many events are handed over together, at most
 * @param batchTimeout milliseconds to wait for a batch to fill
 */
public record DeliverySettings(
        Order order, int consumers, int batchSize, long batchTimeout, Rate rate, RetryPolicy retryPolicy) {}
