/** A rule pack as people write it, and what is found wrong with it. Knows nothing of rules. */
package io.ringfence.rule.text;
