package io.ringfence.judge.disclosure;

import static io.ringfence.judge.disclosure.DisclosureJson.named;
import static io.ringfence.judge.disclosure.DisclosureJson.time;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.evaluation.MeasureValue;
import io.ringfence.judge.state.Episode;
import io.ringfence.judge.state.PublishedEpisode;
import io.ringfence.judge.state.RuleEpisodes;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.timeline.PendingSignals;
import io.ringfence.measure.MeasureSpec;
import io.ringfence.measure.Reading;
import io.ringfence.measure.Window;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.privacy.AccessDocument;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Rule;
import io.ringfence.rule.field.Fields;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Subject;
import io.ringfence.standing.ListingEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes down all that is held of a subject under its own key, and until when. What others' states
 * say of it is not in here; nor is a hold, which may not be told. A tenant is told of what is its
 * alone, and not of what lists say; the provider of all but what is a tenant's alone.
 */
public final class SubjectDisclosure {

  private final SubjectContext context;
  private final SubjectState state;
  private final String tenant;
  private boolean leftOut;

  /**
   * @param tenant on whose instruction; empty of the provider's own
   */
  public SubjectDisclosure(SubjectContext context, String tenant) {
    this.context = context;
    this.tenant = tenant;
    this.state = context.state();
  }

  public AccessDocument document(Privacy request) {
    String id = AccessDocument.id(request.id());
    DisclosureJson out = new DisclosureJson();
    ObjectNode json = out.json().put("document", id).put("request", request.id());
    time("time", request.time(), json);
    named(context.subject(), json.putObject("subject"));
    if (!tenant.isEmpty()) {
      json.put("tenant", tenant);
    }
    if (state.firstSeen() != Long.MAX_VALUE) {
      time("firstSeen", state.firstSeen(), json);
    }
    // The long ones come last: where room ends, they are what is cut.
    out.array("listings", listings(), SubjectDisclosure::write);
    out.array("links", links(), SubjectDisclosure::write);
    out.array("measures", measures(), this::writeMeasure);
    out.array("alerts", alerts(), SubjectDisclosure::write);
    out.array("settled", settled(), this::write);
    out.array("pending", own(pending()), this::write);
    new RetentionTerms(context, tenant.isEmpty()).write(json.putObject("keptUntil"));
    out.omitted();
    return new AccessDocument(id, json.toString());
  }

  /** Whether something is held that is not for who asks. */
  public boolean leftOut() {
    return leftOut;
  }

  private boolean isOwn(String owner) {
    leftOut |= !owner.equals(tenant);
    return owner.equals(tenant);
  }

  private Collection<ListingEntry> listings() {
    return tenant.isEmpty() ? state.standing().entries() : List.of();
  }

  private List<Observation> settled() {
    List<Observation> all = new ArrayList<>();
    state.settledSignals().forEach(each -> all.add(each.observation()));
    return own(all);
  }

  private List<Observation> own(List<Observation> signals) {
    return signals.stream().filter(each -> isOwn(each.tenant())).toList();
  }

  private List<SubjectLinks.Other> links() {
    return context.links().any() ? context.links().get().all() : List.of();
  }

  private List<Observation> pending() {
    List<Observation> all = new ArrayList<>();
    PendingSignals pending = state.pending();
    for (int i = 0; i < pending.size(); i++) {
      Observation each = pending.get(i).observation();
      if (!each.isExcluded()) {
        all.add(each);
      }
    }
    return all;
  }

  private static void write(ListingEntry entry, ObjectNode json) {
    json.put("id", entry.id()).put("list", entry.list());
    json.put("allow", entry.allow()).put("reason", entry.reason());
    time("learnt", entry.learnt(), json);
    time("from", entry.from(), json);
    if (entry.until() != Long.MAX_VALUE) {
      time("until", entry.until(), json);
    }
    if (!entry.origin().id().isEmpty()) {
      ObjectNode origin = json.putObject("origin").put("id", entry.origin().id());
      if (!entry.origin().key().isEmpty()) {
        named(Subject.ofKey(entry.origin().key()), origin.putObject("subject"));
      }
      origin.put("hop", entry.origin().hop());
    }
  }

  private static void write(SubjectLinks.Other link, ObjectNode json) {
    named(Subject.ofKey(link.key()), json.putObject("subject"));
    time("first", link.first(), json);
    time("last", link.last(), json);
  }

  /** Slots of the measures that something is known of. */
  private Set<Integer> measures() {
    Set<Integer> slots = new TreeSet<>();
    state.windows().forEach(each -> slots.add(each.spec().slot()));
    for (Observation each : pending()) {
      for (Contribution contribution : each.contributions()) {
        if (context.pack().measure(contribution.slot()) != null) {
          slots.add(contribution.slot());
        }
      }
    }
    return slots;
  }

  /** A measure as of the last signal. */
  private void writeMeasure(int slot, ObjectNode json) {
    Measure measure = context.pack().measure(slot);
    Window known = state.windows().get(slot);
    boolean fits = known != null && (measure == null || known.fits(measure.spec()));
    Window window = fits || measure == null ? known : Window.open(measure.spec());
    long at = Math.max(state.latest(), window.latest());
    Reading reading = window.read(at, contributions(slot));
    MeasureSpec spec = window.spec();
    if (measure != null) {
      json.put("name", measure.name());
    }
    json.put("function", spec.function().name().toLowerCase(Locale.ROOT));
    json.put("over", Duration.ofMillis(spec.overMillis()).toString());
    time("at", at, json);
    json.putPOJO(
        "value",
        MeasureValue.rounded(
            measure == null ? reading.value() : MeasureValue.declared(measure, reading)));
    json.put("exact", reading.exact());
  }

  private PendingContributions contributions(int slot) {
    return visitor -> {
      PendingSignals pending = state.pending();
      for (int i = 0; i < pending.size(); i++) {
        for (Contribution each : pending.get(i).observation().contributions()) {
          if (each.slot() == slot) {
            visitor.visit(pending.get(i).time(), each);
          }
        }
      }
    };
  }

  /**
   * An alert that is known here.
   *
   * @param readback null of one of the state's own
   * @param episode null where no more is known than that there was one
   */
  private record Known(String id, String rule, AlertReadback readback, PublishedEpisode episode) {}

  /** Of each rule the latest first. */
  private List<Known> alerts() {
    List<Known> all = new ArrayList<>();
    for (RuleEpisodes each : state.episodes()) {
      Rule rule = context.pack().rule(each.ruleSlot());
      String name = rule == null ? each.ruleId() : rule.id();
      for (int i = name.isEmpty() ? 0 : each.lastOrdinal(); i > 0; i--) {
        if (each.published(i) != null && !isOwn(each.published(i).tenant())) {
          continue;
        }
        all.add(new Known(context.alertId(name, each, i), name, null, each.published(i)));
      }
    }
    for (AlertReadback each : state.readbacks()) {
      Rule rule = context.pack().rule(each.ruleSlot());
      all.add(new Known(each.id(), rule == null ? "" : rule.id(), each, null));
    }
    return all;
  }

  private static void write(Known alert, ObjectNode json) {
    json.put("id", alert.id());
    if (!alert.rule().isEmpty()) {
      json.put("rule", alert.rule());
    }
    if (alert.episode() != null) {
      Episode episode = alert.episode().episode();
      json.put("state", alert.episode().state().name().toLowerCase(Locale.ROOT));
      time("first", episode.first(), json);
      time("last", episode.last(), json);
      json.put("hits", episode.hits()).put("summary", episode.summary().text());
    } else if (alert.readback() != null) {
      AlertReadback readback = alert.readback();
      json.put("state", readback.state().name().toLowerCase(Locale.ROOT));
      time("first", readback.first(), json);
      time("last", readback.last(), json);
      json.put("hits", readback.hits());
    }
  }

  private void write(Observation signal, ObjectNode json) {
    json.put("id", signal.id());
    time("time", signal.time(), json);
    json.put("topic", signal.topic().label());
    if (signal.isMerged()) {
      json.put("signals", signal.signals());
    }
    ArrayNode measures = json.putArray("measures");
    for (Contribution each : signal.contributions()) {
      Measure measure = context.pack().measure(each.slot());
      if (measure != null) {
        measures.add(measure.name());
      }
    }
    ObjectNode read = json.putObject("read");
    for (Observation.Fact each : signal.facts()) {
      Fields.ofId(each.field()).ifPresent(field -> read.putPOJO(field.name(), each.value()));
    }
    ArrayNode with = json.putArray("with");
    for (String key : context.parties(signal)) {
      if (!key.equals(context.subject().key())) {
        named(Subject.ofKey(key), with.addObject());
      }
    }
  }
}
