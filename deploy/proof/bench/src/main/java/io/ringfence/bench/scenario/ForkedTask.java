package io.ringfence.bench.scenario;

import io.ringfence.bench.setup.BenchContext;
import java.io.Serializable;
import java.util.Map;

/** A measurement in a JVM of its own, because it needs cores or a heap of its own. */
interface ForkedTask extends Serializable {

  /** The figures, by name. */
  Map<String, Double> run(BenchContext bench) throws Exception;
}
