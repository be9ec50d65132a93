/**
 * What the console knows, as the topics last told it. Bounded: what does not fit is dropped, oldest
 * first, and counted. Knows no Kafka and no web.
 */
package io.ringfence.console.board;
