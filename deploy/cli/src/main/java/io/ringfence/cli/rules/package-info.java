/** What can be done with rule packs without any traffic. */
package io.ringfence.cli.rules;
