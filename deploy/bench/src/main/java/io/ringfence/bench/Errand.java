package io.ringfence.bench;

import java.io.Serializable;
import java.util.Map;

/** A measurement in a JVM of its own, because it needs cores or a heap of its own. */
interface Errand extends Serializable {

  /** The figures, by name. */
  Map<String, Double> run(Workbench bench) throws Exception;
}
