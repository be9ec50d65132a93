/**
 * From one feed's bytes to a signal, or to a refusal with a named reason. Nothing here throws, and
 * nothing here decides what the signal means.
 */
package io.ringfence.decode;
