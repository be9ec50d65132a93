/** {@code audit}: what a savepoint still holds, by class of the retention policy. */
package io.ringfence.cli.audit;
