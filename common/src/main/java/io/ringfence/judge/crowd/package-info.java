/** Signals of crowds, merged before they reach their subject. */
package io.ringfence.judge.crowd;
