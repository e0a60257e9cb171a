package io.signalpost.authoring.live;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of the route files while the receiver runs.
 *
 * @param reload whether one that is saved is run at once, which is for development
 */
@ConfigurationProperties("signalpost.routes")
public record RoutesProperties(@DefaultValue("false") boolean reload) {}
