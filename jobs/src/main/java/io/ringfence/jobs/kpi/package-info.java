/** How indicators are made on Flink: the data flow, its stages, and the job. */
package io.ringfence.jobs.kpi;
