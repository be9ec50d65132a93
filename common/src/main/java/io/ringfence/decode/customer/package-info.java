/** What a provider writes of its customers, as it is read. */
package io.ringfence.decode.customer;
