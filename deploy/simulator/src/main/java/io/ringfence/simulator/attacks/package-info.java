/** The families of attacks, what they are made of, and when each attack happens. */
package io.ringfence.simulator.attacks;
