/** IP addresses and networks: how they are read, written and compared. Knows signals only. */
package io.ringfence.ip;
