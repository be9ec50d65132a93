/** Records on their way to Ringfence, the systems that report them, and the ground truth. */
package io.ringfence.simulator.output;
