package io.signalpost.destination;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks beans of which each call sends or writes something: a route that is only tried must not call them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Outgoing {

    /** By what, for instance {@code mqtt}. */
    String value();
}
