package io.ringfence.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, so that everything is told at once. */
final class Findings {

  private final String file;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Fault> warnings = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  void fault(int line, String message) {
    fault(line, "", message);
  }

  void fault(int line, String field, String message) {
    add(new Fault(file, line, field, "", message));
  }

  /** Of a name that nothing declares. */
  void missing(int line, String field, String name, String message) {
    add(new Fault(file, line, field, name, message));
  }

  private void add(Fault fault) {
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  void warning(int line, String message) {
    warnings.add(new Fault(file, line, "", "", message));
  }

  /** Grows with every fault: whoever reads a part compares it before and after. */
  int count() {
    return faults.size();
  }

  List<Fault> faults() {
    return sorted(faults);
  }

  List<Fault> warnings() {
    return sorted(warnings);
  }

  private static List<Fault> sorted(List<Fault> unsorted) {
    return unsorted.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
  }
}
