package io.ringfence.console.backend;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.console.store.Alerts;
import io.ringfence.console.store.AnalystVerdict;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.console.store.IndicatorStore;
import io.ringfence.console.store.ListingStore;
import io.ringfence.console.store.PrivacyRequestStore;
import io.ringfence.console.store.RejectionCounts;
import io.ringfence.console.store.RuleStore;
import io.ringfence.console.store.Verdicts;
import io.ringfence.console.topics.FeedStatus;
import io.ringfence.console.topics.PipelineHealth;
import io.ringfence.console.topics.SignalSearch;
import io.ringfence.console.topics.TopicFollower;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Retention;
import io.ringfence.signal.Subject;
import io.ringfence.story.Story;
import io.ringfence.tenant.Tenants;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one user may see, and say: the only way from a page to what the console knows. Whoever is
 * limited to tenants sees their alerts and what those say. Lists, indicators, rules and figures of
 * feeds are the provider's: of these there is nothing in such a view, so that a page shows none,
 * whatever it asks.
 */
public final class ConsoleView {

  private final ConsoleBackend backend;
  private final Tenants customers;
  private final ConsoleBackend.Providers providers;
  private final Set<String> tenants;
  private final Alerts alerts;
  private final Verdicts verdicts;
  private final LatestStories stories;

  /**
   * @param tenants whose data is seen; empty for everybody's
   * @param user who looks
   */
  ConsoleView(
      ConsoleBackend backend,
      Tenants customers,
      ConsoleBackend.Providers providers,
      Set<String> tenants,
      String user) {
    this.backend = backend;
    this.customers = customers;
    this.providers = providers;
    this.tenants = tenants;
    this.alerts = new Alerts(backend.alerts(), tenants);
    this.verdicts = new Verdicts(backend.verdicts(), alerts, user);
    this.stories = backend.stories(tenants, alerts);
  }

  public boolean isLimited() {
    return !tenants.isEmpty();
  }

  public Alerts alerts() {
    return alerts;
  }

  public Verdicts verdicts() {
    return verdicts;
  }

  public ListingStore listings() {
    return providers.listings();
  }

  public IndicatorStore indicators() {
    return providers.indicators();
  }

  public RejectionCounts refusals() {
    return providers.refusals();
  }

  public RuleStore rules() {
    return providers.rules();
  }

  public PrivacyRequestStore requests() {
    return isLimited() ? backend.requests().of(tenants) : backend.requests();
  }

  public Retention retention() {
    return backend.retention();
  }

  public int mostAlerts() {
    return backend.mostAlerts();
  }

  public long now() {
    return backend.now();
  }

  public TopicFollower.Progress progress() {
    return backend.progress();
  }

  /** How the feeds are; how much they bring is for those who see everybody's data. */
  public PipelineHealth health() {
    PipelineHealth health = backend.health();
    if (!isLimited()) {
      return health;
    }
    List<FeedStatus> feeds =
        health.feeds().stream()
            .map(each -> FeedStatus.of(each.topic(), each.state(), each.last()))
            .toList();
    return new PipelineHealth(
        health.reachable(), health.since(), feeds, health.job(), health.committed());
  }

  /** Stories of the latest enforced alerts, the latest first; at most a few seconds old. */
  public List<Story> stories() {
    return stories.all();
  }

  /** The story that an alert is part of. */
  public Optional<Story> storyOf(String alert) {
    return stories().stream()
        .filter(each -> each.alerts().stream().anyMatch(member -> member.id().equals(alert)))
        .findFirst();
  }

  /** The records behind an alert, as far as they are of whom the user may see. */
  public SignalSearch.Found records(Collection<String> ids, long first, long last) {
    SignalSearch.Found found = backend.search().find(ids, first, last);
    return isLimited()
        ? new SignalSearch.Found(
            found.records().stream().filter(this::isTheirs).toList(), found.complete(), 0)
        : found;
  }

  private boolean isTheirs(JsonNode record) {
    return tenants.contains(
        customers.of(
            record.path("account").asText().strip(), record.path("source").asText().strip()));
  }

  /**
   * Whether the user may know of a subject: an alert that they see names it, or it is a tenant's.
   */
  public boolean shows(Subject subject) {
    return !isLimited()
        || tenants.contains(customers.of(subject))
        || !alerts.naming(subject).isEmpty();
  }

  /** Of alerts that have changed those that the user may know of. */
  public Set<String> changed(Map<String, Set<String>> all) {
    return all.entrySet().stream()
        .filter(each -> !isLimited() || each.getValue().stream().anyMatch(tenants::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * On whose instruction a request of the user about a subject is: empty for the provider's own,
   * nothing where it could be several tenants'.
   */
  public Optional<String> instructing(Subject subject) {
    if (!isLimited()) {
      return Optional.of("");
    }
    if (tenants.size() == 1) {
      return Optional.of(tenants.iterator().next());
    }
    String owner = customers.of(subject);
    Set<String> naming =
        owner.isEmpty()
            ? alerts.naming(subject).stream()
                .map(CachedAlert::tenant)
                .collect(Collectors.toUnmodifiableSet())
            : Set.of(owner);
    return naming.size() == 1 ? Optional.of(naming.iterator().next()) : Optional.empty();
  }

  /**
   * Says what somebody thinks of an alert; returns when the broker has it.
   *
   * @throws IOException if it has not, or the alert is not for the user
   */
  public void judge(AnalystVerdict verdict) throws IOException {
    if (alerts.find(verdict.alert()).isEmpty()) {
      throw new IOException("no such alert");
    }
    backend.judge(verdict);
  }

  /** Whether the user may answer a request that waits for a second person. */
  public boolean answers(Privacy waiting) {
    return !isLimited() || tenants.contains(waiting.tenant());
  }

  /**
   * Sends a privacy request that has been approved to the job.
   *
   * @throws IOException if the broker has not taken it, or it is not for the user
   */
  public void approve(Privacy waiting, byte[] record) throws IOException {
    if (!answers(waiting)) {
      throw new IOException("no such request");
    }
    backend.request(waiting.subject(), record);
  }

  /**
   * Sends a privacy request to the job.
   *
   * @throws IOException if the broker has not taken it, or the subject is not for the user
   */
  public void request(Subject subject, byte[] record) throws IOException {
    if (!shows(subject)) {
      throw new IOException("no such subject");
    }
    backend.request(subject, record);
  }
}
