/** The users of the management port: a file of their names, the bcrypt hashes of their passwords, and their roles. */
package io.signalpost.account;
