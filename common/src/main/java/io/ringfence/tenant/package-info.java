/** Customers of the provider for whom it processes data, and what is theirs. */
package io.ringfence.tenant;
