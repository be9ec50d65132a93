/** The verbs of the launcher. */
package io.ringfence.cli;
