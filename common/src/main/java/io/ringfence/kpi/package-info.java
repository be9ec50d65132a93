/**
 * Network indicators: what counts where ({@link io.ringfence.kpi.detail.DetailRecord}), which
 * groups are large enough to be published ({@link io.ringfence.kpi.row.SmallGroupMerging}), and
 * what is published of them ({@link io.ringfence.kpi.row.IndicatorRowBuilder}). Definitions are in
 * {@code deploy/docs/indicators.md}.
 */
package io.ringfence.kpi;
