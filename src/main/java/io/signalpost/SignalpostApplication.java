package io.signalpost;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The receiver as one Spring Boot application. */
@SpringBootApplication
public class SignalpostApplication {

    public static void main(String[] args) {
        SpringApplication.run(SignalpostApplication.class, args);
    }
}
