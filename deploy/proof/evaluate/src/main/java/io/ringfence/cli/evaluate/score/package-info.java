/**
 * What is found, wrong and a trap hit, the figures that follow, and the bounds that they have to
 * keep.
 */
package io.ringfence.cli.evaluate.score;
