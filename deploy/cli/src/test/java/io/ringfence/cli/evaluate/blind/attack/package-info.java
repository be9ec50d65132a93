/**
 * Attacks as a competent fraudster of today would carry them out, each fraud in several forms, fast
 * and slow. Their author knew neither the rules under test nor their simulator. Beside them, the
 * traps of the sibling package do much the same lawfully: diallers, crowds, callers abroad, senders
 * of codes, shared telephones.
 */
package io.ringfence.cli.evaluate.blind.attack;
