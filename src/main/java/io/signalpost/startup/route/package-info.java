/** Which route files and Kamelets are in use, and which only look as if they were. */
package io.signalpost.startup.route;
