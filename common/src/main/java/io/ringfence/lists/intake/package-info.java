/** List files: their formats, the checks on each entry, and the faults found. */
package io.ringfence.lists.intake;
