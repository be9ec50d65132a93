/** Derives listings from links between subjects that were seen together. */
package io.ringfence.judge.links;
