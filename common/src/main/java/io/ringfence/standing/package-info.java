/** Blacklist history: what held when, and since when it was known. */
package io.ringfence.standing;
