/** How windows keep what is settled: exact while small, then in buckets. */
package io.ringfence.measure.history;
