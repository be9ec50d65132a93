/** Reads the access log: who looked at whom, and who did what. */
package io.ringfence.cli.accesslog;
