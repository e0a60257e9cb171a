#!/usr/bin/env bash
# camel-mail 4.22.0 passes over the session that an endpoint is given, and mails to the host of the URI.
#
# Expected: with `session` that jakarta.mail.Session decides where a mail goes and how. The option's own description says so,
#           in 4.17.0 and in 4.22.0 alike (META-INF/org/apache/camel/component/mail/smtp.json).
# Happens:  4.17.0 does that. 4.22.0 connects to host and port of the endpoint URI. MailConfiguration#configureJavaMailSender
#           sets the session only where the sender has none, and asks by a getter that makes one: so the session never
#           counts, neither its host nor its login nor any other of its properties. Nothing warns of it at start.
# Cure:     give the endpoint a `javaMailSender` that holds the session, its host and its port.
# Source:   seen on upgrading, 2026-11-29, camel-mail 4.17.0 and 4.22.0, GreenMail 2.1.4 as the mail servers.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-core-engine</artifactId><version>${camel}</version></dependency>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-mail</artifactId><version>${camel}</version></dependency>
    <dependency><groupId>com.icegreen</groupId><artifactId>greenmail</artifactId><version>2.1.4</version></dependency>
  </dependencies>
</project>
POM

cat >"$work/Demo.java" <<'JAVA'
import java.util.Properties;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import org.apache.camel.impl.DefaultCamelContext;

class Demo {
    public static void main(String[] args) throws Exception {
        GreenMail ofSession = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        GreenMail ofUri = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        ofSession.start();
        ofUri.start();

        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(ofSession.getSmtp().getPort()));

        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("mySession", Session.getInstance(settings));
            camel.start();
            camel.createProducerTemplate().sendBody(
                    "smtp://127.0.0.1:" + ofUri.getSmtp().getPort() + "?session=#mySession"
                            + "&from=a@example.com&to=b@example.com", "Hello");
            System.out.printf("camel-mail %s: %d mail at the session's server, %d at the URI's%n",
                    camel.getVersion(),
                    ofSession.getReceivedMessages().length,
                    ofUri.getReceivedMessages().length);
        }
        System.exit(0);
    }
}
JAVA

for camel in 4.17.0 4.22.0; do
  mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
    -Dcamel=$camel -DoutputDirectory="$work/$camel" >&2
  java -cp "$work/$camel/*" "$work/Demo.java"
done | tee "$work/seen"

diff - "$work/seen" <<'EXPECTED' && echo "as described"
camel-mail 4.17.0: 1 mail at the session's server, 0 at the URI's
camel-mail 4.22.0: 0 mail at the session's server, 1 at the URI's
EXPECTED
