/**
 * All that is stored about one subject, with the transitions by which it changes and its codecs.
 */
package io.ringfence.judge.state;
