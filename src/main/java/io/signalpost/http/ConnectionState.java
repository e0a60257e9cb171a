package io.signalpost.http;

/** What a connection is doing. */
enum ConnectionState {
    /** Between two requests. */
    IDLE,
    RECEIVING,
    /** A route has the request. */
    WORKING,
    /** The last answer is sent; what still comes in is dropped until the client has read it and hangs up. */
    LEAVING
}
