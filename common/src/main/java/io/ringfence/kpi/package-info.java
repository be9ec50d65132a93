/**
 * Network indicators: what counts where ({@link io.ringfence.kpi.Dossier}), which groups are large
 * enough to be told ({@link io.ringfence.kpi.Merging}), and what is told of them ({@link
 * io.ringfence.kpi.Rows}). Definitions are in {@code deploy/docs/indicators.md}.
 */
package io.ringfence.kpi;
