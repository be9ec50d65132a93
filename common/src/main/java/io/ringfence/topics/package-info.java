/** The names of Kafka's topics, for every module that reads or writes them. */
package io.ringfence.topics;
