/** The deployed pack and what has been accepted since from the topic of changes. */
package io.ringfence.rule.change;
