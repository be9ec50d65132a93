/** Counters of the running hour as metrics, with bounded labels. */
package io.ringfence.kpi.live;
