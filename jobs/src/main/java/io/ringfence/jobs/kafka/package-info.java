/** Kafka topics as the ends of the data flow. The only part of the jobs that knows Kafka. */
package io.ringfence.jobs.kafka;
