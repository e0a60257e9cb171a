/**
 * Every attack and fault that docs/guarantees.md promises an answer to, over real sockets against the packaged
 * application. A test is named after its row there.
 */
package io.signalpost.faults;
