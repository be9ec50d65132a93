/** Thresholds of rules that have names, and the values that some customers have of their own. */
package io.ringfence.rule.parameter;
