/** One operator for every keyed stage: what it does for all of them, and what each has to say. */
package io.ringfence.jobs.keyed;
