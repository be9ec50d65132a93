/** What is known about a telephone number, as far as signals and rules need it. */
package io.ringfence.signal.number;
