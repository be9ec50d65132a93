/** How indicators are made on Flink: the data flow, its operators, and the job. */
package io.ringfence.jobs.kpi;
