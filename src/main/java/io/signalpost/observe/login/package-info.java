/** Who may do what on the management port: login by session or HTTP Basic, roles, and what web pages may not. */
package io.signalpost.observe.login;
