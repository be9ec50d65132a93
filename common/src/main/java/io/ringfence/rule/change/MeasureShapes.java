package io.ringfence.rule.change;

import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the measures of a pack count, found by the names under which their state is. It tells what
 * becomes of that state when another pack takes its place.
 */
public final class MeasureShapes {

  private final Map<String, MeasureShape> byStored = new TreeMap<>();

  private MeasureShapes(Collection<MeasureShape> shapes) {
    shapes.forEach(each -> byStored.put(each.stored(), each));
  }

  static MeasureShapes of(Pack pack, PackEntries entries) {
    List<MeasureShape> shapes = new ArrayList<>();
    for (Measure each : pack.measures()) {
      shapes.add(MeasureShape.of(each, entries.measure(each.name())));
    }
    return new MeasureShapes(shapes);
  }

  /** What was stored of them; of nothing, none. */
  public static MeasureShapes read(Collection<String> texts) {
    return new MeasureShapes(texts.stream().map(MeasureShape::read).toList());
  }

  /** To be stored, one text a measure. */
  public List<String> texts() {
    return byStored.values().stream().map(MeasureShape::text).toList();
  }

  /** What becomes of the state of these measures under other ones, by their names. */
  public List<MeasureChange> becoming(MeasureShapes next) {
    List<MeasureChange> changes = new ArrayList<>();
    byStored.forEach(
        (stored, before) -> {
          MeasureShape after = next.byStored.get(stored);
          if (after == null) {
            changes.add(gone(before, next));
          } else {
            changed(before, after).ifPresent(changes::add);
          }
        });
    return changes;
  }

  private MeasureChange gone(MeasureShape before, MeasureShapes next) {
    return next.byStored.values().stream()
        .filter(each -> !byStored.containsKey(each.stored()) && each.isCalledOtherwise(before))
        .findFirst()
        .map(
            after ->
                MeasureChange.refused(
                    before.name(),
                    ("is called `%s` now, and would lose what it has counted: keep its name, or"
                            + " say `formerly: %s` at `%s`")
                        .formatted(after.name(), before.stored(), after.name())))
        .orElseGet(
            () ->
                MeasureChange.allowed(
                    before.name(), "is no longer there: what it has counted is of no use"));
  }

  private static Optional<MeasureChange> changed(MeasureShape before, MeasureShape after) {
    String another =
        " under its name, and what it has counted would be read as something else: give it a new"
            + " name";
    if (!before.owner().equals(after.owner())) {
      return Optional.of(
          MeasureChange.refused(before.name(), "belongs to other subjects" + another));
    }
    if (!before.counted().equals(after.counted())) {
      return Optional.of(MeasureChange.refused(before.name(), "counts something else" + another));
    }
    return before.window().equals(after.window())
        ? Optional.empty()
        : Optional.of(
            MeasureChange.allowed(
                before.name(), "has another `over`, `every` or `cap`, and starts empty"));
  }
}
