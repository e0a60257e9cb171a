package io.signalpost.observe.login;

import jakarta.servlet.DispatcherType;

import io.signalpost.observe.BodyLimit;
import io.signalpost.observe.ManagementProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy.SAME_ORIGIN;
import static org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER;

/**
 * What a request to the management port goes through, in this order: may its page ask at all, who asks, may a page act for them, and
 * have they the role. Where there are no users whoever is on this machine has all, since only a loopback address may do without.
 */
@Configuration(proxyBeanMethods = false)
class ManagementSecurity {

    /** Its own modules and styles, and the API: nothing inline, nothing from elsewhere, no form that is sent. */
    private static final String CONSOLE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'";

    @Bean
    SecurityFilterChain managementPort(
            HttpSecurity http,
            ManagementProperties management,
            Users users,
            Sessions sessions,
            PasswordCheck passwords,
            CsrfTokens tokens,
            LoginRefusals refusals)
            throws Exception {
        // Before the login: no page may act with the password that a browser keeps, nor have the browser ask for it.
        return http.addFilterAfter(new ManagementGuard(management.managementAddress()), HeaderWriterFilter.class)
                .addFilterAfter(new BodyLimit(), ManagementGuard.class)
                .addFilterBefore(new SessionFilter(users, sessions), BasicAuthenticationFilter.class)
                .authenticationProvider(new BasicLogin(users, passwords))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(new PageActionFilter(tokens), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll() // the text of a refusal that was decided already
                        .anyRequest()
                        .access(new Access()))
                .csrf(AbstractHttpConfigurer::disable) // PageActionFilter does, and asks no script without a browser
                .sessionManagement(servlet -> servlet.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(ManagementSecurity::nothingForOtherPages)
                .build();
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
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                // which would bind the other ports too
                .httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
    }

    private static HeaderWriter contentSecurityPolicy(String sources) {
        return new ContentSecurityPolicyHeaderWriter(sources + "; frame-ancestors 'none'");
    }
}
