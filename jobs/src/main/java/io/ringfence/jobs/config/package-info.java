/** Arguments and settings of the jobs, and the configuration of Flink that they need. */
package io.ringfence.jobs.config;
