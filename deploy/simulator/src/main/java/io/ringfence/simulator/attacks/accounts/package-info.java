/** Attacks on accounts, registrations and devices. */
package io.ringfence.simulator.attacks.accounts;
