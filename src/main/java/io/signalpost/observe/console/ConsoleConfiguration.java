package io.signalpost.observe.console;

import java.io.IOException;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves the console: its page, its modules below {@code /console}, and what pages share below {@code /console/assets}. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    private static final ClassPathResource PAGE = new ClassPathResource("io/signalpost/observe/console/page/");
    private static final ClassPathResource ASSETS = new ClassPathResource("io/signalpost/page/assets/");
    /** Of whatever version there is: its folder says which. */
    private static final String CHARTS = "classpath*:META-INF/resources/webjars/uplot/*/dist/";

    @Bean
    RouterFunction<ServerResponse> console() throws IOException {
        Resource index = PAGE.createRelative("index.html");
        return RouterFunctions.route()
                .GET("/", request -> ServerResponse.ok()
                        .contentType(MediaType.TEXT_HTML)
                        .body(index))
                .resources("/console/assets/**", ASSETS)
                .resources("/console/uplot/**", charts())
                .resources("/console/**", PAGE)
                .build();
    }

    private static Resource charts() throws IOException {
        Resource module = new PathMatchingResourcePatternResolver().getResources(CHARTS + "uPlot.esm.js")[0];
        return module.createRelative("./");
    }
}
