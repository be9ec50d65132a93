/** What the provider knows of a customer: its class, where it is at home, when it works. */
package io.ringfence.customer;
