/** A Kafka broker inside the JVM, and the topics that Ringfence expects of any broker. */
package io.ringfence.broker;
