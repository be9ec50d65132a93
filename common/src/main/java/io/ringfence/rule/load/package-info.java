/** From the text of a pack to its compiled measures and rules, or to its faults. */
package io.ringfence.rule.load;
