/** What a verb runs in this JVM: a Flink, and a broker with both jobs on a folder. */
package io.ringfence.cli.local;
