/** Between the console and Kafka. Nothing else here knows Kafka. */
package io.ringfence.console.topics;
