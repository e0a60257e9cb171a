/** What {@code new} writes: a project for an author's routes, and destinations that are ready to be changed. */
package io.signalpost.authoring.project;
