package io.signalpost.eventlog.failure;

import java.util.Optional;

import org.eclipse.paho.mqttv5.common.MqttException;

/** Reason codes of an MQTT 5 broker, and those of the client. */
public final class MqttFailures implements FailureReader {

    private static final int FIRST_FAILURE = 128;

    @Override
    public Optional<Failure> read(Throwable error) {
        return error instanceof MqttException mqtt && mqtt.getReasonCode() != MqttException.REASON_CODE_CLIENT_EXCEPTION
                ? Optional.of(failure(mqtt.getReasonCode(), mqtt.getMessage()))
                : Optional.empty();
    }

    /**
     * @param reason of an acknowledgement
     * @throws AnswerException when it says that the broker has not taken the event
     */
    public static void check(int reason) {
        if (reason >= FIRST_FAILURE) {
            throw new AnswerException(failure(reason, "the broker has not taken the event"));
        }
    }

    private static Failure failure(int reason, String message) {
        String code = Integer.toString(reason);
        return Failure.of(Protocol.MQTT, code, "MQTT " + code, message);
    }
}
