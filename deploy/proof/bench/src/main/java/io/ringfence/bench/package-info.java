/** The benchmark: how fast, at what latency and with how much state, by ratios of one run. */
package io.ringfence.bench;
