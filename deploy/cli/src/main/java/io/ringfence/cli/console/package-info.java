/** The verbs that serve the console and make lines of its users file. */
package io.ringfence.cli.console;
