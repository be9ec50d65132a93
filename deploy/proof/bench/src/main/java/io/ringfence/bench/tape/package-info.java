/** Records written once and replayed by every run as the sources and sinks of the deployed job. */
package io.ringfence.bench.tape;
