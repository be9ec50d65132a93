/** Alerts about one attack, as one story. */
package io.ringfence.cli.stories;
