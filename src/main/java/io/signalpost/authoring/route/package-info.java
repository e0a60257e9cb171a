/** Route files as data: each key and value with its place, each part with what Camel's schema says it is. */
package io.signalpost.authoring.route;
