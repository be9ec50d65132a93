package io.ringfence.jobs.kpi;

import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.kpi.detail.DetailRecord;
import io.ringfence.kpi.detail.DetailRecordCodec;
import io.ringfence.kpi.detail.KpiSettings;

/** The stored form of a dossier with its timer. */
final class TimedDossierCodec extends TimedStateCodec<DetailRecord> {

  TimedDossierCodec(KpiSettings settings) {
    super(new DetailRecordCodec(settings));
  }
}
