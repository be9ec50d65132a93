/** What something costs, measured with and without it in turns. */
package io.ringfence.bench.turns;
