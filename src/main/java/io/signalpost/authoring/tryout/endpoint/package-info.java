/** Endpoints that lead out of the process: where a message would go, and how the other side answers. */
package io.signalpost.authoring.tryout.endpoint;
