/** How detection runs on Flink: the data flow, its operators, and how values are stored. */
package io.ringfence.jobs.detection;
