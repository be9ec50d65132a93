/** Counters of one minute and group, and what each record adds to them. */
package io.ringfence.kpi.counter;
