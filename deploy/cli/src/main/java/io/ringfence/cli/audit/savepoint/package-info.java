/** Reads every handle of a savepoint, entry by entry. Knows nothing of what the entries mean. */
package io.ringfence.cli.audit.savepoint;
