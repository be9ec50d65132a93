package io.ringfence.jobs.io;

import io.ringfence.topics.TopicNames;
import java.util.Locale;

/** What the data flows hand on. */
public enum RunResult {
  /** Every version of every alert. A record without content erases its key. */
  ALERTS(TopicNames.ALERTS),
  /**
   * Listings that follow from alerts and from other listings, every version of each. A feed has
   * them again, where there is one that goes on.
   */
  DERIVED(TopicNames.DERIVED_LISTINGS),
  REJECTED(TopicNames.REJECTED),
  LATE(TopicNames.LATE),
  /** What was done about privacy requests. */
  RECEIPTS(TopicNames.PRIVACY_RECEIPTS),
  /** Who was erased, by keyed digests; each entry comes with the receipt of its request. */
  LEDGER(TopicNames.PRIVACY_LEDGER),
  /** What is held of those for whom access was asked, a document each. */
  DOCUMENTS(TopicNames.PRIVACY_DOCUMENTS),
  /**
   * Erasures of what people have said about alerts that were erased: records without content, by
   * the alert's id. Where nobody says anything about alerts, there is nothing to erase.
   */
  VERDICTS(TopicNames.VERDICTS),
  /** Every version of every row of indicators. */
  KPIS(TopicNames.KPIS);

  /** The role of its topic. */
  public final String topic;

  RunResult(String topic) {
    this.topic = topic;
  }

  /** The uid of its sink. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
