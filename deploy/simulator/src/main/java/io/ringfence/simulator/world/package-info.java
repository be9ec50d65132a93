/** The provider's network, the actors in it, and its ordinary subscribers. */
package io.ringfence.simulator.world;
