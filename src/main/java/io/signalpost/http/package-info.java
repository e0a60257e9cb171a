/**
 * The {@code platform-http} engine: a small HTTP/1.1 server on Netty whose exchanges complete from any thread, so that
 * no thread waits for a disk. It hands a route the raw bytes, the request headers that the endpoint's header filter lets
 * through and nothing else (no query parameters, no cookies, no {@code CamelHttp*} headers).
 */
package io.signalpost.http;
