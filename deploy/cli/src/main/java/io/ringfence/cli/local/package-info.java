/** What a verb runs in this JVM or beside it: a Flink, a broker with both jobs, and Prometheus. */
package io.ringfence.cli.local;
