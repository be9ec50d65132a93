/**
 * Admission of decoded records into a data flow: lateness, counts, and the event time that sources
 * have reached. Every data flow begins with it.
 */
package io.ringfence.jobs.admission;
