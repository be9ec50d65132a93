package io.ringfence.judge.disclosure;

import com.fasterxml.jackson.core.JsonGenerator;
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
import io.ringfence.measure.Windows;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.privacy.AccessDocument;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Rule;
import io.ringfence.rule.field.Field;
import io.ringfence.rule.field.Fields;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Subject;
import io.ringfence.standing.ListingEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    JsonGenerator json = out.json();
    try {
      json.writeStartObject();
      json.writeStringField("document", id);
      json.writeStringField("request", request.id());
      out.time("time", request.time());
      out.subject("subject", context.subject());
      if (!tenant.isEmpty()) {
        json.writeStringField("tenant", tenant);
      }
      if (state.firstSeen() != Long.MAX_VALUE) {
        out.time("firstSeen", state.firstSeen());
      }
      // The long ones come last: where room ends, they are what is cut.
      out.array("listings", listings(), each -> write(out, each));
      out.array("links", links(), each -> write(out, each));
      out.array("measures", measures(), slot -> writeMeasure(out, slot));
      out.array("alerts", alerts(), each -> write(out, each));
      out.array("settled", settled(), each -> write(out, each));
      out.array("pending", own(pending()), each -> write(out, each));
      new RetentionTerms(context, tenant.isEmpty()).write(out);
      out.omitted();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new AccessDocument(id, out.text());
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

  private static void write(DisclosureJson out, ListingEntry entry) throws IOException {
    JsonGenerator json = out.json();
    json.writeStringField("id", entry.id());
    json.writeStringField("list", entry.list());
    json.writeBooleanField("allow", entry.allow());
    json.writeStringField("reason", entry.reason());
    out.time("learnt", entry.learnt());
    out.time("from", entry.from());
    if (entry.until() != Long.MAX_VALUE) {
      out.time("until", entry.until());
    }
    if (!entry.origin().id().isEmpty()) {
      json.writeObjectFieldStart("origin");
      json.writeStringField("id", entry.origin().id());
      if (!entry.origin().key().isEmpty()) {
        out.subject("subject", Subject.ofKey(entry.origin().key()));
      }
      json.writeNumberField("hop", entry.origin().hop());
      json.writeEndObject();
    }
  }

  private static void write(DisclosureJson out, SubjectLinks.Other link) throws IOException {
    out.subject("subject", Subject.ofKey(link.key()));
    out.time("first", link.first());
    out.time("last", link.last());
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
  private void writeMeasure(DisclosureJson out, int slot) throws IOException {
    Measure measure = context.pack().measure(slot);
    Window known = state.windows().get(slot);
    boolean fits = known != null && (measure == null || Windows.fits(known, measure.spec()));
    Window window = fits || measure == null ? known : Windows.open(measure.spec());
    long at = Math.max(state.latest(), window.latest());
    Reading reading = window.read(at, contributions(slot));
    MeasureSpec spec = window.spec();
    JsonGenerator json = out.json();
    if (measure != null) {
      json.writeStringField("name", measure.name());
    }
    json.writeStringField("function", spec.function().name().toLowerCase(Locale.ROOT));
    json.writeStringField("over", Duration.ofMillis(spec.overMillis()).toString());
    out.time("at", at);
    json.writeFieldName("value");
    json.writeObject(
        MeasureValue.rounded(
            measure == null ? reading.value() : MeasureValue.declared(measure, reading)));
    json.writeBooleanField("exact", reading.exact());
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

  private static void write(DisclosureJson out, Known alert) throws IOException {
    JsonGenerator json = out.json();
    json.writeStringField("id", alert.id());
    if (!alert.rule().isEmpty()) {
      json.writeStringField("rule", alert.rule());
    }
    if (alert.episode() != null) {
      Episode episode = alert.episode().episode();
      json.writeStringField("state", alert.episode().state().name().toLowerCase(Locale.ROOT));
      out.time("first", episode.first());
      out.time("last", episode.last());
      json.writeNumberField("hits", episode.hits());
      json.writeStringField("summary", episode.summary().text());
    } else if (alert.readback() != null) {
      AlertReadback readback = alert.readback();
      json.writeStringField("state", readback.state().name().toLowerCase(Locale.ROOT));
      out.time("first", readback.first());
      out.time("last", readback.last());
      json.writeNumberField("hits", readback.hits());
    }
  }

  private void write(DisclosureJson out, Observation signal) throws IOException {
    JsonGenerator json = out.json();
    json.writeStringField("id", signal.id());
    out.time("time", signal.time());
    json.writeStringField("topic", signal.topic().label());
    if (signal.isMerged()) {
      json.writeNumberField("signals", signal.signals());
    }
    json.writeArrayFieldStart("measures");
    for (Contribution each : signal.contributions()) {
      Measure measure = context.pack().measure(each.slot());
      if (measure != null) {
        json.writeString(measure.name());
      }
    }
    json.writeEndArray();
    json.writeObjectFieldStart("read");
    for (Observation.Fact each : signal.facts()) {
      Field field = Fields.ofId(each.field()).orElse(null);
      if (field != null) {
        json.writeFieldName(field.name());
        json.writeObject(each.value());
      }
    }
    json.writeEndObject();
    json.writeArrayFieldStart("with");
    for (String key : context.parties(signal)) {
      if (!key.equals(context.subject().key())) {
        json.writeStartObject();
        out.named(Subject.ofKey(key));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }
}
