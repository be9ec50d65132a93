/**
 * Blacklists as files: what they may say, how a file differs from what its list held, and what
 * other systems load. Reads no clock.
 */
package io.ringfence.lists;
