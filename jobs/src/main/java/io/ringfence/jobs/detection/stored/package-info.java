/** Stored forms of what the operators of detection keep by key. */
package io.ringfence.jobs.detection.stored;
