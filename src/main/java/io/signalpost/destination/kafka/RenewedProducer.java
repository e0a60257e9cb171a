package io.signalpost.destination.kafka;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.Supplier;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * A producer that goes on after a login or a right was refused. Kafka's idempotent one would refuse every further record, also
 * when the cluster takes the login again: it is put away, and another is made for the next record.
 */
final class RenewedProducer implements InvocationHandler {

    private final Supplier<Producer<Object, Object>> source;
    private Producer<Object, Object> current;
    private volatile boolean refused;

    RenewedProducer(Supplier<Producer<Object, Object>> source) {
        this.source = source;
        this.current = source.get();
    }

    /** As Camel sees it. */
    Producer<?, ?> producer() {
        return (Producer<?, ?>)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Producer.class}, this);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Producer<Object, Object> producer = current();
        try {
            return method.getName().equals("send") && arguments.length == 1
                    ? producer.send(record(arguments[0]), judge())
                    : method.invoke(producer, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private synchronized Producer<Object, Object> current() {
        if (refused) {
            current.close(Duration.ZERO);
            current = source.get();
            refused = false;
        }
        return current;
    }

    private Callback judge() {
        return (sent, failure) -> refused |= failure instanceof AuthenticationException
                || failure instanceof AuthorizationException
                || failure instanceof UnsupportedVersionException;
    }

    @SuppressWarnings("unchecked")
    private static ProducerRecord<Object, Object> record(Object argument) {
        return (ProducerRecord<Object, Object>) argument;
    }
}
