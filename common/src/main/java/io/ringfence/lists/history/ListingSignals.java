package io.ringfence.lists.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.lists.intake.DesiredEntry;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.standing.ListingEntry;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Makes listing signals. Their ids follow from list, subject, action and time, so that one that is
 * written twice counts once; of two at the same time a removal comes first, as ids order them.
 */
final class ListingSignals {

  private static final String SOURCE = "lists";

  /** 96 bits: of a billion changes, two are alike by chance in one of 10^11 histories. */
  private static final int ID_BYTES = 12;

  private final ListDifference.Settings settings;
  private final MessageDigest digest = Hash.sha256();

  ListingSignals(ListDifference.Settings settings) {
    this.settings = settings;
  }

  Listing removal(Subject subject, long time) {
    return new Listing(
        id(subject, time, "-0-remove"),
        time,
        SOURCE,
        SignalTopic.LISTING_REMOVE,
        subject,
        settings.list(),
        settings.terms().reason(),
        settings.asOf(),
        Long.MAX_VALUE,
        false,
        settings.actor());
  }

  Listing entry(DesiredEntry wanted, long time) {
    return new Listing(
        id(wanted.subject(), time, wanted.allow() ? "-1-allow" : "-1-add"),
        time,
        SOURCE,
        wanted.allow() ? SignalTopic.LISTING_ALLOW : SignalTopic.LISTING_ADD,
        wanted.subject(),
        settings.list(),
        settings.terms().reason(wanted),
        settings.terms().from(wanted, settings.asOf()),
        settings.terms().until(wanted, settings.asOf()),
        false,
        settings.actor());
  }

  /**
   * The next version of an entry, which holds longer. It was learnt when the first version was: it
   * has held all the time.
   */
  Listing renewal(Subject subject, ListingEntry entry, long until, long version) {
    return new Listing(
        entry.id(),
        entry.learnt(),
        SOURCE,
        entry.allow() ? SignalTopic.LISTING_ALLOW : SignalTopic.LISTING_ADD,
        subject,
        entry.list(),
        entry.reason(),
        entry.from(),
        until,
        false,
        settings.actor(),
        version,
        Origin.NONE);
  }

  private String id(Subject subject, long time, String action) {
    String what = settings.list() + "\n" + subject.key() + "\n" + time;
    byte[] hash = digest.digest(what.getBytes(UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES)) + action;
  }
}
