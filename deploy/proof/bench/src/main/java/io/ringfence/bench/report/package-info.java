/** The figures as JSON, and the targets that they are held against. */
package io.ringfence.bench.report;
