package io.signalpost.observe.login;

import java.time.Clock;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalpost.observe.ManagementProperties;
import io.signalpost.observe.audit.Audit;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Users, their sessions, and what keeps others from being taken for them. */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

    private static final long LOOK_MILLIS = 2_000;

    @Bean
    Users users(ManagementProperties management) {
        return new Users(management);
    }

    @Bean
    RouteBuilder watchUsersRoute(Users users, Sessions sessions) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:watch-users?period=" + LOOK_MILLIS)
                        .routeId("watch-users")
                        .routeConfigurationId("housekeeping")
                        .description("Takes users that were added, changed or removed, and ends sessions.")
                        .process(exchange -> users.look())
                        .process(exchange -> sessions.sweep(users::has));
            }
        };
    }

    @Bean
    Sessions sessions(ManagementProperties management, Clock clock, Audit audit) {
        return new Sessions(
                management.managementSessionIdle(),
                management.managementSessionLifetime(),
                clock,
                (session, why) -> audit.note(
                        new Audit.Order(session.user().name(), "session-end", Map.of("of", "session"), null),
                        "done",
                        Map.of("why", why.word())));
    }

    @Bean
    PasswordCheck passwordCheck(
            Users users, ManagementProperties management, MeterRegistry meters, Audit audit, Clock clock) {
        FailedLogins failed = new FailedLogins(meters, new RefusalAudit(audit, clock), clock);
        return new PasswordCheck(users, management, new Guesses(clock), failed);
    }

    @Bean
    CsrfTokens csrfTokens() {
        return new CsrfTokens();
    }

    @Bean
    LoginRefusals loginRefusals(Audit audit, Clock clock) {
        return new LoginRefusals(new RefusalAudit(audit, clock));
    }
}
