/** What is counted and read while a run lasts: records, alerts, state, processor time. */
package io.ringfence.bench.measure;
