/** Who looked at whom, who did what, and what takes a second person. */
package io.ringfence.console.accountability;
