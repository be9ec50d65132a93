/** How detection runs on Flink: the data flow, its stages, and how values are stored. */
package io.ringfence.jobs.detection;
