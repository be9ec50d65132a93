/** Evaluates rules at a subject's signals. */
package io.ringfence.judge.evaluation;
