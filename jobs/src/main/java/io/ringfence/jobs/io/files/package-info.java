/** Connectors to files and folders: read once, in order, and written as JSON lines. */
package io.ringfence.jobs.io.files;
