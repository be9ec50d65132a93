/** State, timers and serializers that operators share. Knows no operator and no connector. */
package io.ringfence.jobs.state;
