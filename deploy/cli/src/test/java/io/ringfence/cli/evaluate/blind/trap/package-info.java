/**
 * Lawful parties that look like fraud. Their author knew neither the rules under test nor their
 * simulator. The traps are diallers (notices, reminders, polls), crowds (hotlines, votes, bridges,
 * panels), foreign calls and travel, senders of many messages and codes, forgotten passwords, new
 * and shared telephones, lively meetings, and entries of blacklists that no longer hold.
 */
package io.ringfence.cli.evaluate.blind.trap;
