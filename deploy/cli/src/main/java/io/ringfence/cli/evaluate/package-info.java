/**
 * Alerts held against what really happened: what was found, who was wrongly accused, how soon.
 * Reading is apart from scoring, scoring from showing; only {@code Scorer} knows what counts.
 */
package io.ringfence.cli.evaluate;
