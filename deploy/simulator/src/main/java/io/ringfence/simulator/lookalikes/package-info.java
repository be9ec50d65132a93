/** Lawful customers whose traffic resembles fraud. */
package io.ringfence.simulator.lookalikes;
