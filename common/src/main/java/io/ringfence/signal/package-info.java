/** What happened, and to whom: signals and subjects as values. Knows nothing but Java. */
package io.ringfence.signal;
