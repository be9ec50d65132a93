/**
 * What the topics last said, in bounded memory; what is dropped is counted. The stores know neither
 * Kafka nor the web.
 */
package io.ringfence.console.store;
