/** Alerts that tell of one attack, as one story. */
package io.ringfence.cli.stories;
