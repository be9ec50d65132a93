/** From records to one attempt, one answer and one end per call, and one submission per message. */
package io.ringfence.assemble;
