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
 * The deployed pack, and what has been accepted since, one measure or rule at a time. At any time
 * the whole is a pack without faults: a change that would make it faulty is refused, and what it
 * would have replaced stays. Immutable; the same pack and the same records in the same order always
 * give the same rulebook.
 *
 * <ul>
 *   <li>A rule replaces one of a lower version. An older or an equal one is passed over; another
 *       one of the same version is refused.
 *   <li>A rule that names a measure which is not there yet waits for it. Meanwhile the old version
 *       stays.
 *   <li>A measure may not change what it counts by, nor whose it is: what was counted under its
 *       name would be read as something else.
 *   <li>A tombstone removes a rule, or a measure that no rule reads.
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
    if (newer.isEmpty()) {
      return new Rulebook(settings, entries, pack, state.changes(), state.waiting());
    }
    CheckedEntries fitting = CheckedEntries.of(entries, newer, settings);
    return new Rulebook(
        settings, fitting.entries(), fitting.pack(), state.changes(), state.waiting());
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
    if (latest(proposal).filter(known -> passesOver(known, proposal)).isPresent()) {
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

  private static boolean passesOver(ObjectNode known, ProposedChange proposal) {
    int version = proposal.version();
    boolean older = version > 0 && version < ProposedChange.version(known);
    return older || known.equals(proposal.entry());
  }

  /** What cannot stand beside what is present, whatever it says. */
  private Optional<RuleRefusal> clash(ProposedChange proposal) {
    Kind kind = proposal.kind();
    Kind other = kind == Kind.RULE ? Kind.MEASURE : Kind.RULE;
    if (entries.present(other, proposal.name()) != null) {
      return proposal.bad(kind.key(), "a " + other.label() + " has this name, and so this key");
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
    CheckedEntries fitting = CheckedEntries.of(with, settings);
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
    return new Taken(this, List.of(faulty(proposal, fitting)));
  }

  private Rulebook accepting(ProposedChange proposal, CheckedEntries fitting) {
    RuleChange accepted = proposal.accepted();
    PackEntries entriesAfter = fitting.entries().copy();
    entriesAfter.apply(accepted);
    return new Rulebook(settings, entriesAfter, fitting.pack(), changes.and(accepted), waiting);
  }

  private static RuleRefusal faulty(ProposedChange proposal, CheckedEntries fitting) {
    Fault fault = fitting.first(proposal.kind(), proposal.name());
    String elsewhere = fitting.elsewhere(fault, proposal.kind(), proposal.name());
    boolean absent = fault.message().equals("`" + fault.field() + "` is missing");
    return new RuleRefusal(
        proposal.record(),
        absent ? Reason.MISSING_FIELD : Reason.BAD_FIELD,
        elsewhere.isEmpty() ? fault.field() : proposal.kind().key(),
        elsewhere + fault.message());
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
    return entries.present(Kind.MEASURE, name) == null
        ? new Taken(rest, List.of())
        : rest.remove(new RuleChange(Kind.MEASURE, name, true, ""), record);
  }

  private Taken remove(RuleChange removal, RuleRecord record) {
    PackEntries without = entries.copy();
    without.apply(removal);
    CheckedEntries fitting = CheckedEntries.of(without, settings);
    if (fitting.sound()) {
      RuleChanges after = changes.and(removal);
      return new Taken(
          new Rulebook(settings, fitting.entries(), fitting.pack(), after, waiting), List.of());
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
