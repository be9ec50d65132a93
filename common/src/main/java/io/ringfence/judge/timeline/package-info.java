/** A subject's signals in order: those that are pending, and the last settled ones. */
package io.ringfence.judge.timeline;
