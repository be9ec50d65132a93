/** The anonymous view of alerts: gathered by day in one task, published without the subjects. */
package io.ringfence.jobs.detection.anonymous;
