package io.signalpost.testing;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.slf4j.LoggerFactory;

/** Apache Artemis in this JVM, on a port that it keeps, with what it has been sent on disk. */
public final class ArtemisBroker implements AutoCloseable {

    public static final String USER = "signalpost";
    public static final String PASSWORD = "a+b/c=&%";

    private final Path folder;
    private final int port = Ports.lasting();
    private final boolean login;
    private volatile Predicate<Message> refused = message -> false;
    private EmbeddedActiveMQ server;

    private ArtemisBroker(Path folder, boolean login) {
        this.folder = folder;
        this.login = login;
    }

    /** Lets everybody in. */
    public static ArtemisBroker start(Path folder) throws Exception {
        ArtemisBroker broker = new ArtemisBroker(folder, false);
        broker.start();
        return broker;
    }

    /** Lets {@link #USER} in, who may send to {@code vehicle-events}. */
    public static ArtemisBroker startWithLogin(Path folder) throws Exception {
        ArtemisBroker broker = new ArtemisBroker(folder, true);
        broker.start();
        return broker;
    }

    /** Again after {@link #stop}, with all that it had. */
    public void start() throws Exception {
        ((Logger) LoggerFactory.getLogger("org.apache.activemq")).setLevel(Level.ERROR); // else a line for each message
        server = new EmbeddedActiveMQ().setConfiguration(configuration());
        if (login) {
            SecurityConfiguration users = new SecurityConfiguration();
            users.addUser(USER, PASSWORD);
            users.addRole(USER, "senders");
            server.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        }
        server.start();
        server.getActiveMQServer().registerBrokerPlugin(new Refusing());
    }

    private Configuration configuration() throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setSecurityEnabled(login)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration("amqp", "tcp://127.0.0.1:" + port + "?protocols=AMQP")
                .addQueueConfiguration(QueueConfiguration.of("others").setRoutingType(RoutingType.ANYCAST))
                .addAddressSetting(
                        "small",
                        new AddressSettings()
                                .setMaxSizeMessages(1)
                                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL));
        if (login) {
            configuration.putSecurityRoles(
                    "vehicle-events",
                    Set.of(new Role(
                            "senders", true, true, true, true, true, true, true, true, true, true, false, false)));
        }
        return configuration;
    }

    public void stop() throws Exception {
        server.stop();
    }

    public String url() {
        return "amqp://127.0.0.1:" + port;
    }

    /** From now on. */
    public void refuse(Predicate<Message> messages) {
        refused = messages;
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private final class Refusing implements ActiveMQServerPlugin {

        @Override
        public void beforeSend(
                ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreate)
                throws ActiveMQException {
            if (refused.test(message)) {
                throw new ActiveMQException("not this one", ActiveMQExceptionType.GENERIC_EXCEPTION);
            }
        }
    }
}
