/** Fraud by calls. */
package io.ringfence.simulator.attacks.calls;
