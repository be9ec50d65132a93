/**
 * What all scenarios start from: settings, the backends of state, the first pack, and a Flink in
 * this JVM.
 */
package io.ringfence.bench.setup;
