package io.signalpost.destination.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.signalpost.destination.Outgoing;
import io.signalpost.destination.SingleLine;
import io.signalpost.event.EventHeaders;
import io.signalpost.event.VehicleEvent;
import io.signalpost.eventlog.delivery.UndeliverableException;
import io.signalpost.eventlog.failure.MqttFailures;
import org.apache.commons.lang3.StringUtils;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/**
 * Publishes events at QoS 1. The connection is made with the first event, and anew after one that was lost: what was not
 * acknowledged by then, the event log sends again.
 */
@Outgoing("mqtt")
public final class MqttPublisher implements AutoCloseable {

    private static final long LARGEST_PACKET = 268_435_460; // of MQTT itself

    /** The headers at their longest, and what else a packet has. */
    private static final int OVERHEAD = 5_000;

    private final MqttTarget target;
    private final MqttProperties settings;
    private MqttAsyncClient client;
    private long maxPacket;

    MqttPublisher(MqttTarget target, MqttProperties settings) {
        this.target = target;
        this.settings = settings;
    }

    /**
     * Returns when the broker has acknowledged the event, and with which reason code of MQTT 5.
     *
     * @throws UndeliverableException when it is larger than what the broker takes
     * @throws MqttException when it could not be sent, or nobody has acknowledged it in time
     */
    public String publish(VehicleEvent event) throws MqttException {
        MqttAsyncClient connection = connected();
        String topic = target.topicOf(event);
        if (event.body().length + topic.length() + OVERHEAD > maxPacket) {
            throw new UndeliverableException("The event is larger than what the broker takes, " + maxPacket + " bytes");
        }
        IMqttToken sent = connection.publish(topic, message(event));
        sent.waitForCompletion(settings.timeout().toMillis());
        int[] reasons = Objects.requireNonNullElse(sent.getReasonCodes(), new int[0]);
        for (int reason : reasons) {
            MqttFailures.check(reason);
        }
        return reasons.length == 0 ? "0" : Integer.toString(reasons[0]);
    }

    private static MqttMessage message(VehicleEvent event) {
        MqttMessage message = new MqttMessage(event.body());
        message.setQos(1);
        org.eclipse.paho.mqttv5.common.packet.MqttProperties properties =
                new org.eclipse.paho.mqttv5.common.packet.MqttProperties();
        properties.setContentType("application/json");
        properties.setUserProperties(headers(event));
        message.setProperties(properties);
        return message;
    }

    private static List<UserProperty> headers(VehicleEvent event) {
        return Stream.of(
                        new String[] {EventHeaders.EVENT_ID, event.id()},
                        new String[] {EventHeaders.EVENT_TYPE, event.type()},
                        new String[] {EventHeaders.VEHICLE_ID, event.vehicle().id()},
                        new String[] {EventHeaders.MODE, event.mode()},
                        new String[] {EventHeaders.REPLAYED, event.replayed() ? "true" : null})
                .filter(header -> header[1] != null)
                .map(header -> new UserProperty(header[0], SingleLine.of(header[1], 256)))
                .toList();
    }

    private synchronized MqttAsyncClient connected() throws MqttException {
        if (client == null || !client.isConnected()) {
            close();
            MqttAsyncClient fresh = new MqttAsyncClient(target.server(), clientId(), new MemoryPersistence());
            client = fresh;
            IMqttToken accepted = fresh.connect(options());
            accepted.waitForCompletion(settings.timeout().toMillis());
            maxPacket =
                    Objects.requireNonNullElse(accepted.getResponseProperties().getMaximumPacketSize(), LARGEST_PACKET);
        }
        return client;
    }

    private String clientId() {
        return StringUtils.isBlank(settings.clientId())
                ? "signalpost-" + UUID.randomUUID().toString().substring(0, 8)
                : settings.clientId();
    }

    private MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(Math.max(1, (int) settings.timeout().toSeconds()));
        if (StringUtils.isNotBlank(settings.username())) {
            options.setUserName(settings.username());
            options.setPassword(StringUtils.defaultString(settings.password()).getBytes(StandardCharsets.UTF_8));
        }
        return options;
    }

    /** At the end, and before another connection is made. */
    @Override
    public synchronized void close() {
        if (client != null) {
            try {
                client.disconnectForcibly(0, settings.timeout().toMillis(), false);
                client.close(true);
            } catch (MqttException gone) {
                // it is given up all the same
            }
            client = null;
        }
    }
}
