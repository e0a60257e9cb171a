/** Load through the real port while processes, disk and destinations fail; afterwards every ledger must add up. */
package io.signalpost.proof;
