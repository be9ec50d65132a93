package io.ringfence.rule.change;

import io.ringfence.rule.Measure;
import io.ringfence.rule.Pack;
import io.ringfence.rule.change.PackEntries.Place;
import io.ringfence.rule.change.RuleChange.Kind;
import io.ringfence.rule.change.RuleRefusal.Reason;
import io.ringfence.rule.expression.Language;
import io.ringfence.rule.expression.ReservedNames;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.Fault;
import io.ringfence.rule.text.PackText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Measures and rules that were checked as a whole, and what came of it. */
record CheckedEntries(PackEntries entries, PackLoader.Loaded loaded) {

  /** Removed rules that no longer fit are let go: they hold nothing back. */
  static CheckedEntries of(PackEntries entries, PackLoader.Settings settings) {
    PackLoader.Loaded loaded =
        PackLoader.load(PackText.of("rules", entries.text()), entries.definitions(), settings);
    List<Place> faulty =
        loaded.faults().stream().map(fault -> entries.at(fault.line())).distinct().toList();
    if (faulty.isEmpty()
        || !faulty.stream().allMatch(place -> place != null && entries.isRemoved(place))) {
      return new CheckedEntries(entries, loaded);
    }
    PackEntries rest = entries.copy();
    faulty.forEach(place -> rest.forgetRemoved(place.name()));
    return of(rest, settings);
  }

  /** Where nothing but overrides has changed since the pack was checked, which takes no time. */
  static CheckedEntries ofOverrides(PackEntries entries, Pack pack) {
    return new CheckedEntries(
        entries, PackLoader.overriding(pack, PackText.of("rules", entries.overridesText())));
  }

  /** With the changes that fit, whatever has become of the pack under them. */
  static CheckedEntries of(
      PackEntries deployed, List<RuleChange> changes, PackLoader.Settings settings) {
    PackEntries all = deployed.copy();
    changes.forEach(all::apply);
    CheckedEntries whole = of(all, settings);
    if (whole.sound()) {
      return whole;
    }
    CheckedEntries fitting = of(deployed, settings);
    List<RuleChange> left = new ArrayList<>(changes);
    for (boolean fitted = true; fitted; ) {
      fitted = false;
      for (RuleChange each : List.copyOf(left)) {
        PackEntries with = fitting.entries.copy();
        with.apply(each);
        CheckedEntries next = of(with, settings);
        if (next.sound()) {
          fitting = next;
          left.remove(each);
          fitted = true;
        }
      }
    }
    return fitting;
  }

  boolean sound() {
    return loaded.pack().isPresent();
  }

  Pack pack() {
    return loaded.pack().orElseThrow();
  }

  /** The fault to report of a change: its own before those that it makes in others. */
  Fault first(Kind kind, String name) {
    Place own = new Place(kind, name);
    List<Fault> faults = loaded.faults();
    return faults.stream()
        .filter(fault -> own.equals(entries.at(fault.line())) && fault.missing().isEmpty())
        .findFirst()
        .or(() -> faults.stream().filter(f -> own.equals(entries.at(f.line()))).findFirst())
        .orElse(faults.get(0));
  }

  /** Why a change that makes these faulty is refused. */
  RuleRefusal refusal(ProposedChange proposal) {
    Fault fault = first(proposal.kind(), proposal.name());
    String elsewhere = elsewhere(fault, proposal.kind(), proposal.name());
    boolean absent = fault.message().equals("`" + fault.field() + "` is missing");
    return new RuleRefusal(
        proposal.record(),
        absent ? Reason.MISSING_FIELD : Reason.BAD_FIELD,
        elsewhere.isEmpty() ? fault.field() : proposal.kind().key(),
        elsewhere + fault.message());
  }

  /** Names of measures whose absence is all that is wrong; empty if there is more to it. */
  List<String> missing() {
    List<String> missing = loaded.faults().stream().map(Fault::missing).distinct().toList();
    return missing.stream().allMatch(CheckedEntries::canBeMeasure) ? missing : List.of();
  }

  /** Why a measure may not be what it has become here; empty if it may. */
  Optional<RuleRefusal> reshaped(ProposedChange proposal, Pack present) {
    Optional<Measure> known = present.named(proposal.name());
    if (proposal.kind() != Kind.MEASURE || known.isEmpty()) {
      return Optional.empty();
    }
    Measure before = known.get();
    Measure after = pack().named(proposal.name()).orElseThrow();
    String why = "cannot change under the measure's name: give it a new one";
    if (before.slot() != after.slot()) {
      return proposal.bad("formerly", why);
    }
    if (before.per() != after.per()) {
      return proposal.bad("per", why);
    }
    if (before.as() != after.as()) {
      return proposal.bad("as", why);
    }
    if (before.digits() != after.digits()) {
      return proposal.bad("digits", why);
    }
    boolean same =
        before.spec().function() == after.spec().function()
            && before.valueType() == after.valueType();
    return same ? Optional.empty() : proposal.bad("name", "what is counted " + why);
  }

  private static boolean canBeMeasure(String name) {
    return name.matches(Language.NAME) && !ReservedNames.WORDS.contains(name);
  }

  /** The entry at fault, as a sentence names it; empty if it is the change itself. */
  String elsewhere(Fault fault, Kind kind, String name) {
    Place place = entries.at(fault.line());
    boolean own = place == null || Objects.equals(place, new Place(kind, name));
    return own ? "" : "the " + place.kind().label() + " `" + place.name() + "`: ";
  }
}
