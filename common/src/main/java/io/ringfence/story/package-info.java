/** Stories: alerts about the same attack, as one. Pure; no state is kept anywhere. */
package io.ringfence.story;
