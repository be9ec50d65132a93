/**
 * Files and folders as the ends of the data flow: read once, in order, and written as JSON lines.
 */
package io.ringfence.jobs.files;
