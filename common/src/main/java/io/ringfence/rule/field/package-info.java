/** What rules can read of a signal, and who takes part in it. Knows signals only. */
package io.ringfence.rule.field;
