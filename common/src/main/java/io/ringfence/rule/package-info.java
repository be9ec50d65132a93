/**
 * Rules as data: the fields that they read, the pack that declares them, and who takes part in a
 * signal. Decides nothing about a subject: {@code judge} does.
 */
package io.ringfence.rule;
