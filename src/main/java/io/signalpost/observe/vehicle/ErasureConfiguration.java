package io.signalpost.observe.vehicle;

import java.util.Map;
import java.util.TreeMap;

import io.signalpost.destination.erasure.VehicleEraser;
import io.signalpost.eventlog.EventLog;
import io.signalpost.observe.audit.Audit;
import io.signalpost.webhook.doctor.Mentions;
import io.signalpost.webhook.refused.RefusedRequests;
import org.apache.camel.model.ModelCamelContext;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to erase a vehicle. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

    @Bean
    EraseAction eraseAction(
            EventLog eventLog,
            RefusedRequests refusedRequests,
            Mentions mentions,
            ModelCamelContext camel,
            Audit audit,
            ConfigurableListableBeanFactory beans) {
        return new EraseAction(
                new VehicleErasure(
                        eventLog, refusedRequests, mentions, new DestinationRoutes(camel), () -> erasers(beans)),
                audit);
    }

    /** Of the destinations that are on. That of mail is made by the first route that mails. */
    private static Map<String, VehicleEraser> erasers(ConfigurableListableBeanFactory beans) {
        Map<String, VehicleEraser> erasers = new TreeMap<>();
        if (beans.containsBean("destination-database-eraser")) {
            erasers.put(VehicleErasure.DATABASE, beans.getBean("destination-database-eraser", VehicleEraser.class));
        }
        if (beans.containsSingleton("destination-email-memory")) {
            erasers.put("email", beans.getBean("destination-email-eraser", VehicleEraser.class));
        }
        if (beans.containsBean("destination-chat-eraser")) {
            erasers.put("chat", beans.getBean("destination-chat-eraser", VehicleEraser.class));
        }
        return erasers;
    }
}
