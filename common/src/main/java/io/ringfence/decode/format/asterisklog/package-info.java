/** Asterisk's log: its security events, and the sentences in which it tells whom it refused. */
package io.ringfence.decode.format.asterisklog;
