package io.signalpost.observe;

import jakarta.servlet.DispatcherType;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy.SAME_ORIGIN;
import static org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER;

/**
 * Who may use the management port. Without a password whoever is on this machine, since only a loopback address may do
 * without; with one whoever knows it, while everybody may ask whether Signalpost is alive and ready.
 */
@Configuration(proxyBeanMethods = false)
class ManagementSecurity {

    /** Kubernetes and load balancers have no password. They are told the status and no more. */
    private static final String[] PROBES = {"/observe/health/live", "/observe/health/ready"};

    /** Its own modules and styles, and the API: nothing inline, nothing from elsewhere, no form that is sent. */
    private static final String CONSOLE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'";

    @Bean
    SecurityFilterChain managementPort(HttpSecurity http, ManagementProperties management) throws Exception {
        // Before the login: no page may act with the password that a browser keeps, nor have the browser ask for it.
        http.addFilterAfter(new ManagementGuard(management.managementAddress()), HeaderWriterFilter.class)
                .addFilterAfter(new BodyLimit(), ManagementGuard.class)
                .csrf(AbstractHttpConfigurer::disable) // no page but the console may act here: ManagementGuard
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(ManagementSecurity::nothingForOtherPages);
        if (management.loginRequired()) {
            http.authenticationProvider(operator(management))
                    .httpBasic(basic -> basic.authenticationEntryPoint(askForLogin()))
                    .exceptionHandling(failures -> failures.authenticationEntryPoint(askForLogin()))
                    .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                            .permitAll() // the text of a refusal that was decided already
                            .requestMatchers(PROBES)
                            .permitAll()
                            .anyRequest()
                            .authenticated());
        }
        return http.build();
    }

    @Bean
    FailedLogins failedLogins(MeterRegistry meters) {
        return new FailedLogins(meters);
    }

    /** Spring Security would time every filter of every request, under names that no one here looks at. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    private static void nothingForOtherPages(HeadersConfigurer<HttpSecurity> headers) {
        RequestMatcher console = request -> request.getRequestURI().equals("/");
        headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(console, contentSecurityPolicy(CONSOLE)))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(console), contentSecurityPolicy("default-src 'none'")))
                .referrerPolicy(policy -> policy.policy(NO_REFERRER)) // an address of the console has ids
                .crossOriginResourcePolicy(policy -> policy.policy(SAME_ORIGIN))
                // which would bind the other ports too
                .httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
    }

    private static HeaderWriter contentSecurityPolicy(String sources) {
        return new ContentSecurityPolicyHeaderWriter(sources + "; frame-ancestors 'none'");
    }

    private static AuthenticationProvider operator(ManagementProperties management) {
        // Few rounds: the password itself is in this process's settings, so a stolen hash tells nothing new; but
        // strangers who guess would make the receiver's CPU work.
        PasswordEncoder encoder =
                new Pbkdf2PasswordEncoder("", 16, 1_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(
                new InMemoryUserDetailsManager(User.withUsername(management.managementUsername())
                        .password(encoder.encode(management.password().orElseThrow()))
                        .authorities("operator")
                        .build()));
        provider.setPasswordEncoder(encoder);
        return provider;
    }

    private static AuthenticationEntryPoint askForLogin() {
        return (request, response, failure) -> {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Signalpost\", charset=\"UTF-8\"");
            RequestProblem.send(
                    response,
                    401,
                    "this needs signalpost.management-username and signalpost.management-password: curl -u <name>");
        };
    }
}
