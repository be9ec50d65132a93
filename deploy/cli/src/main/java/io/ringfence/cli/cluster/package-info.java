/**
 * The detection job on a Flink of separate processes on this machine: what each process is started
 * with, and that it is started again when it dies.
 */
package io.ringfence.cli.cluster;
