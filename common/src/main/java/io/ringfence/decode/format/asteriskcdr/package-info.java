/** Call detail records of Asterisk, and of the systems that are built on it. */
package io.ringfence.decode.format.asteriskcdr;
