/** Binary encoding and hashes; the base of all stored forms. Knows nothing of signals. */
package io.ringfence.signal.encoding;
