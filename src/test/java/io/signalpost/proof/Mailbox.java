package io.signalpost.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.signalpost.testing.Ports;
import io.signalpost.testing.ScriptedMailServer;

/** The {@code email} destination's mail server, whose mails outlive a restart. */
final class Mailbox implements FarSide {

    private static final Pattern EVENT = Pattern.compile("Event: (\\S+)");

    private final int port = Ports.lasting();
    private final GreenMail server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP)) {
        @Override
        public synchronized void stop() {
            Managers mails = managers;
            super.stop();
            managers = mails;
        }
    };

    private ScriptedMailServer greylist;

    Mailbox() {
        server.start();
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "destination.email.enabled", "true",
                "destination.email.host", "localhost",
                "destination.email.port", String.valueOf(port),
                "destination.email.encryption", "none",
                "destination.email.from", "signalpost@example.com",
                "destination.email.to", "fleet@example.com");
    }

    @Override
    public boolean wants(Event event) {
        return event.kind() == Event.Kind.FAULT;
    }

    @Override
    public boolean refuses(Event event) {
        return false;
    }

    @Override
    public Collection<String> arrived() throws Exception {
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            Matcher event = EVENT.matcher(mail.getContent().toString());
            ids.add(event.find() ? event.group(1) : mail.getSubject());
        }
        return ids;
    }

    @Override
    public List<Fault> faults() {
        return List.of(
                new Fault("mail server stopped", Duration.ofSeconds(6), server::stop, server::start),
                new Fault("mail server greylists (450)", Duration.ofSeconds(6), this::greylist, this::take));
    }

    private void greylist() throws IOException {
        server.stop();
        greylist = ScriptedMailServer.start(port);
        greylist.reply("RCPT", "450 4.2.0 greylisted, come again later");
    }

    private void take() {
        greylist.close();
        server.start();
    }

    @Override
    public void close() {
        server.stop();
    }
}
