package io.ringfence.jobs.kpi;

import io.ringfence.jobs.detection.TimedCodec;
import io.ringfence.kpi.Dossier;
import io.ringfence.kpi.DossierCodec;
import io.ringfence.kpi.KpiSettings;

/** The stored form of a dossier with its timer. */
final class TimedDossierCodec extends TimedCodec<Dossier> {

  TimedDossierCodec(KpiSettings settings) {
    super(new DossierCodec(settings));
  }
}
