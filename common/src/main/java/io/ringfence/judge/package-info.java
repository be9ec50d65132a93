/** Decides on one subject: takes deliveries into its state and publishes what follows. */
package io.ringfence.judge;
