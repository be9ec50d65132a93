/** Whom a signal concerns, as far as signals and rules need it. */
package io.ringfence.signal.customer;
