/** Indicator rows: hourly aggregates of counters, their sections and their versions. */
package io.ringfence.kpi.row;
