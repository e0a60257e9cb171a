/**
 * The certificates of both ports, Spring Boot's SSL bundles ({@code spring.ssl.bundle.*}): checked before they are used, read
 * again when their files change, and watched over until they expire.
 */
package io.signalpost.tls;
