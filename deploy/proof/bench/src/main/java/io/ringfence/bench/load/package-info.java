/** The traffic that the tapes hold. */
package io.ringfence.bench.load;
