/** Tables in CSV with a header. Knows nothing of what the tables mean. */
package io.ringfence.csv;
