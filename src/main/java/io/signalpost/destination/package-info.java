/** What the shipped destination routes need besides YAML: connections, table rows, SQS requests, the mail session. */
package io.signalpost.destination;
