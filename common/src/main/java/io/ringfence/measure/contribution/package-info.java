/** What one signal adds to a window. */
package io.ringfence.measure.contribution;
