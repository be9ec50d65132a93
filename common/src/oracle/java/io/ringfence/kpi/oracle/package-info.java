/**
 * The indicators calculated a second time, from the lines of a file and the definitions in {@code
 * deploy/docs/indicators.md}, sharing nothing with the product: slow, plain, for tests.
 */
package io.ringfence.kpi.oracle;
