/** Connectors to Kafka's topics. The only part of the jobs that knows Kafka. */
package io.ringfence.jobs.io.kafka;
