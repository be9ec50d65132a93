package io.ringfence.rule.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a pack, file by file, so that everything is reported at once. */
public final class Findings {

  private final String file;
  private final List<String> files;
  private final List<Fault> faults;
  private final List<Fault> warnings;

  public Findings() {
    this("", new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  private Findings(String file, List<String> files, List<Fault> faults, List<Fault> warnings) {
    this.file = file;
    this.files = files;
    this.faults = faults;
    this.warnings = warnings;
  }

  /** For one file; what is found in the files of a pack is collected together. */
  public Findings of(String other) {
    if (!files.contains(other)) {
      files.add(other);
    }
    return new Findings(other, files, faults, warnings);
  }

  public String file() {
    return file;
  }

  public void fault(int line, String message) {
    fault(line, "", message);
  }

  public void fault(int line, String field, String message) {
    add(new Fault(file, line, field, "", message));
  }

  /** Of a name that nothing declares. */
  public void missing(int line, String field, String name, String message) {
    add(new Fault(file, line, field, name, message));
  }

  private void add(Fault fault) {
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  public void warning(int line, String message) {
    warnings.add(new Fault(file, line, "", "", message));
  }

  /** Of all files; grows with every fault: whoever reads a part compares it before and after. */
  public int count() {
    return faults.size();
  }

  /** In the order of the files, and of the lines in each. */
  public List<Fault> faults() {
    return sorted(faults);
  }

  public List<Fault> warnings() {
    return sorted(warnings);
  }

  private List<Fault> sorted(List<Fault> unsorted) {
    return unsorted.stream()
        .sorted(
            Comparator.comparingInt((Fault fault) -> files.indexOf(fault.file()))
                .thenComparingInt(Fault::line))
        .toList();
  }
}
