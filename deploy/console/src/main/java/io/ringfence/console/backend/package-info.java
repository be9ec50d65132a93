/**
 * Everything that the pages ask, in one place: the stores, the topics behind them, and what is
 * written.
 */
package io.ringfence.console.backend;
