/** Call detail records and channel events of Asterisk, and of the systems built on it. */
package io.ringfence.decode.format.asteriskcdr;
