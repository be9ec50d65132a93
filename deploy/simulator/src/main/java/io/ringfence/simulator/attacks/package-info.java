/** What all attacks are made of; the families of attacks are in the packages below. */
package io.ringfence.simulator.attacks;
