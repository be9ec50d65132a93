/** Metrics of the operators: their names, their labels and how they are registered. */
package io.ringfence.jobs.metrics;
