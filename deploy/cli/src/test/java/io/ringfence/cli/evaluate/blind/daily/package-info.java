/**
 * Ordinary life at the provider of the blind traffic, which is lawful. Its author knew neither the
 * rules under test nor their simulator. It has small traps of its own: mistyped passwords,
 * redialling, customers abroad, forwarding, codes that nobody enters, people who fall out of
 * meetings.
 */
package io.ringfence.cli.evaluate.blind.daily;
