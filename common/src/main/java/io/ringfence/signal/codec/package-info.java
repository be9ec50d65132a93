/** The stored forms of signals. */
package io.ringfence.signal.codec;
