package io.ringfence.rule.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Pack;
import io.ringfence.rule.change.RuleChange.Kind;
import io.ringfence.rule.change.RuleRefusal.Reason;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.Fault;
import io.ringfence.rule.text.PackText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The deployed pack, and what has been accepted since, one measure, rule or override at a time. At
 * any time the whole is a pack without faults: a change that would make it faulty is refused, and
 * what it would have replaced stays. Immutable; the same pack and the same records in the same
 * order always give the same rulebook.
 *
 * <ul>
 *   <li>A rule replaces one of a lower version. An older or an equal one is passed over; another
 *       one of the same version is refused.
 *   <li>A rule that names a measure which is not there yet waits for it. Meanwhile the old version
 *       stays.
 *   <li>A measure may not change what it counts by, nor whose it is: what was counted under its
 *       name would be read as something else.
 *   <li>An override of a parameter replaces the one of its name.
 *   <li>A tombstone removes a rule, an override, or a measure that no rule reads.
 * </ul>
 */
public final class Rulebook {

  /** Waiting rules are stored whole, and some wait for measures that never come. */
  static final int MOST_WAITING = 1000;

  private final PackLoader.Settings settings;
  private final PackEntries entries;
  private final Pack pack;
  private final RuleChanges changes;
  private final List<RuleRecord> waiting;

  private Rulebook(
      PackLoader.Settings settings,
      CheckedEntries fitting,
      RuleChanges changes,
      List<RuleRecord> waiting) {
    this(settings, fitting.entries(), fitting.pack(), changes, waiting);
  }

  private Rulebook(
      PackLoader.Settings settings,
      PackEntries entries,
      Pack pack,
      RuleChanges changes,
      List<RuleRecord> waiting) {
    this.settings = settings;
    this.entries = entries;
    this.pack = pack;
    this.changes = changes;
    this.waiting = List.copyOf(waiting);
  }

  /**
   * What came of a record.
   *
   * @param refused the record itself, or rules that had waited and turn out to be faulty
   */
  public record Taken(Rulebook after, List<RuleRefusal> refused) {}

  /**
   * A rulebook as it was stored, on the pack as it is deployed now. A rule that the pack has in a
   * higher version is the pack's; what the pack no longer has room for is left out.
   *
   * @throws IllegalArgumentException if the deployed pack has faults
   */
  public static Rulebook restore(
      PackText deployed, RulebookState state, PackLoader.Settings settings) {
    PackLoader.Loaded loaded = PackLoader.load(deployed, settings);
    Pack pack = loaded.orThrow();
    PackEntries entries = PackEntries.of(deployed, loaded.definitions());
    List<RuleChange> newer =
        state.changes().latest().stream().filter(each -> !entries.overtakes(each)).toList();
    return newer.isEmpty()
        ? new Rulebook(settings, entries, pack, state.changes(), state.waiting())
        : new Rulebook(
            settings,
            CheckedEntries.of(entries, newer, settings),
            state.changes(),
            state.waiting());
  }

  /** What holds now, compiled. */
  public Pack pack() {
    return pack;
  }

  /** What its measures count, for a comparison with those of another pack. */
  public MeasureShapes measures() {
    return MeasureShapes.of(pack, entries);
  }

  /** What others have to know to have the same pack. */
  public RuleChanges changes() {
    return changes;
  }

  public RulebookState state() {
    return new RulebookState(changes, waiting);
  }

  /** Takes one record of the topic. */
  public Taken take(RuleRecord record) {
    if (record.value() == null) {
      return remove(record);
    }
    ProposedChange proposal = proposal(record);
    Optional<RuleRefusal> refusal =
        proposal.refusal() != null ? Optional.of(proposal.refusal()) : clash(proposal);
    if (refusal.isPresent()) {
      return new Taken(this, List.of(refusal.get()));
    }
    if (latest(proposal).filter(proposal::isNoNewsBeside).isPresent()) {
      return new Taken(this, List.of());
    }
    Optional<RuleRefusal> alone = approval().missing(proposal);
    if (alone.isPresent()) {
      return new Taken(this, List.of(alone.get()));
    }
    Taken taken = awaiting(other -> !proposal.sameAs(other)).put(proposal);
    if (!taken.refused().isEmpty()) {
      return new Taken(this, taken.refused());
    }
    return proposal.kind() == Kind.MEASURE
        ? taken.after().retry(waits -> waits.entry().toString().contains(proposal.name()))
        : taken;
  }

  private ProposedChange proposal(RuleRecord record) {
    return ProposedChange.of(record, entries);
  }

  private Approval approval() {
    List<ProposedChange> waits = waiting.stream().map(this::proposal).toList();
    return new Approval(settings.approvedChanges(), pack, entries, waits);
  }

  /** What cannot stand beside what is present, whatever it says. */
  private Optional<RuleRefusal> clash(ProposedChange proposal) {
    Kind kind = proposal.kind();
    for (Kind other : Kind.values()) {
      if (other != kind && entries.present(other, proposal.name()) != null) {
        return proposal.bad(kind.key(), "a " + other.label() + " has this name, and so this key");
      }
    }
    Optional<ObjectNode> known = latest(proposal).filter(each -> !each.equals(proposal.entry()));
    return kind == Kind.RULE
            && known.isPresent()
            && proposal.version() > 0
            && proposal.version() == ProposedChange.version(known.get())
        ? proposal.bad("version", "is the present one's, which says something else: raise it")
        : Optional.empty();
  }

  /** What waits under the name, else what is present. */
  private Optional<ObjectNode> latest(ProposedChange proposal) {
    return waiting.stream()
        .map(this::proposal)
        .filter(proposal::sameAs)
        .map(ProposedChange::entry)
        .findFirst()
        .or(() -> Optional.ofNullable(entries.present(proposal.kind(), proposal.name())));
  }

  private Rulebook awaiting(Predicate<ProposedChange> kept) {
    List<RuleRecord> others = waiting.stream().filter(each -> kept.test(proposal(each))).toList();
    return new Rulebook(settings, entries, pack, changes, others);
  }

  private Taken put(ProposedChange proposal) {
    PackEntries with = entries.copy();
    with.apply(proposal.change());
    CheckedEntries fitting = checked(with, proposal.kind());
    if (fitting.sound()) {
      Optional<RuleRefusal> changed = fitting.reshaped(proposal, pack);
      return changed.isPresent()
          ? new Taken(this, List.of(changed.get()))
          : new Taken(accepting(proposal, fitting), List.of());
    }
    if (proposal.kind() == Kind.RULE
        && !fitting.missing().isEmpty()
        && waiting.size() < MOST_WAITING) {
      List<RuleRecord> more = new ArrayList<>(waiting);
      more.add(proposal.record());
      return new Taken(new Rulebook(settings, entries, pack, changes, more), List.of());
    }
    return new Taken(this, List.of(fitting.refusal(proposal)));
  }

  private CheckedEntries checked(PackEntries changed, Kind kind) {
    return kind == Kind.OVERRIDE
        ? CheckedEntries.ofOverrides(changed, pack)
        : CheckedEntries.of(changed, settings);
  }

  /**
   * What holds after later changes, if these are of nothing but overrides: then nothing has to be
   * compiled.
   */
  public Optional<Rulebook> overriding(RuleChanges later) {
    boolean forgets =
        changes.ofOverrides().stream()
            .anyMatch(
                each ->
                    later.latest().stream()
                        .noneMatch(other -> other.about(Kind.OVERRIDE, each.name())));
    if (forgets || !later.ofRules().equals(changes.ofRules())) {
      return Optional.empty();
    }
    PackEntries with = entries.copy();
    later.ofOverrides().forEach(with::apply);
    CheckedEntries fitting = CheckedEntries.ofOverrides(with, pack);
    return fitting.sound()
        ? Optional.of(new Rulebook(settings, fitting, later, waiting))
        : Optional.empty();
  }

  private Rulebook accepting(ProposedChange proposal, CheckedEntries fitting) {
    RuleChange accepted = proposal.accepted();
    PackEntries entriesAfter = fitting.entries().copy();
    entriesAfter.apply(accepted);
    return new Rulebook(settings, entriesAfter, fitting.pack(), changes.and(accepted), waiting);
  }

  /** Tries the rules that wait once more: the deployed pack may have what they wait for. */
  public Taken retry() {
    return retry(waits -> true);
  }

  private Taken retry(Predicate<ProposedChange> which) {
    Rulebook rulebook = this;
    List<RuleRefusal> refused = new ArrayList<>();
    for (ProposedChange each : waiting.stream().map(this::proposal).filter(which).toList()) {
      Rulebook others = rulebook.awaiting(other -> !each.sameAs(other));
      Taken taken = others.put(each);
      refused.addAll(taken.refused());
      rulebook = taken.after();
    }
    return new Taken(rulebook, List.copyOf(refused));
  }

  private Taken remove(RuleRecord record) {
    String name = record.key();
    if (name.isEmpty()) {
      return new Taken(
          this,
          List.of(new RuleRefusal(record, Reason.MALFORMED, "", "neither a key nor a value")));
    }
    Optional<RuleRefusal> alone = approval().missing(record);
    if (alone.isPresent()) {
      return new Taken(this, List.of(alone.get()));
    }
    Rulebook rest = awaiting(other -> !other.name().equals(name));
    ObjectNode rule = entries.present(Kind.RULE, name);
    if (rule != null) {
      String off = rule.deepCopy().put("mode", Mode.OFF.label()).toString();
      return rest.remove(new RuleChange(Kind.RULE, name, true, off), record);
    }
    for (Kind each : List.of(Kind.MEASURE, Kind.OVERRIDE)) {
      if (entries.present(each, name) != null) {
        return rest.remove(new RuleChange(each, name, true, ""), record);
      }
    }
    return new Taken(rest, List.of());
  }

  private Taken remove(RuleChange removal, RuleRecord record) {
    PackEntries without = entries.copy();
    without.apply(removal);
    CheckedEntries fitting = checked(without, removal.kind());
    if (fitting.sound()) {
      return new Taken(new Rulebook(settings, fitting, changes.and(removal), waiting), List.of());
    }
    Fault fault = fitting.first(removal.kind(), removal.name());
    String reader = fitting.elsewhere(fault, removal.kind(), removal.name());
    return new Taken(
        this,
        List.of(
            new RuleRefusal(
                record,
                Reason.BAD_FIELD,
                removal.kind().key(),
                "cannot be removed: " + reader + fault.message())));
  }
}
