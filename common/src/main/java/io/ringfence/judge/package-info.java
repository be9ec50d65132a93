/** One subject's keyed state and what is decided on it: the heart of Ringfence. */
package io.ringfence.judge;
