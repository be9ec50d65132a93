package io.ringfence.deny;

import io.ringfence.decode.feed.Sources;
import io.ringfence.decode.format.Feed;
import io.ringfence.lists.intake.SubjectText;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.net.URI;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is refused, and who is told.
 *
 * @param lists what of a list is refused, by its name
 * @param own who is never refused
 * @param cap how many are newly refused in a minute at most
 * @param bouncers names of those who ask
 */
public record DenySettings(
    Map<String, Terms> lists,
    Set<Subject> own,
    int cap,
    Set<String> bouncers,
    List<Proxy> proxies) {

  /** The same, in which numbers that sources call their own are never refused. */
  public DenySettings withOwn(Sources sources) {
    Set<Subject> all = new LinkedHashSet<>(own);
    for (Feed feed : sources.feeds()) {
      for (String each : feed.inside()) {
        if (each.startsWith("+")) {
          SubjectText.read(each, "ZZ").ifPresent(all::add);
        }
      }
    }
    return new DenySettings(lists, all, cap, bouncers, proxies);
  }

  /**
   * Whether a change of a list matters here. Who was seen with somebody listed is suspect, and no
   * more.
   */
  boolean concerns(Listing listing) {
    return !listing.origin().linked()
        && (listing.action() != SignalTopic.LISTING_ADD
            || lists.containsKey(listing.list())
            || listing.list().equals(Wanted.STOPPED));
  }

  /** Kinds that somebody can refuse. */
  public static final Set<SubjectKind> KINDS =
      EnumSet.of(
          SubjectKind.ADDRESS,
          SubjectKind.NETWORK,
          SubjectKind.ACCOUNT,
          SubjectKind.NUMBER,
          SubjectKind.RANGE,
          SubjectKind.DEVICE);

  /**
   * Of one list.
   *
   * @param longest milliseconds since it was listed
   */
  public record Terms(Set<SubjectKind> kinds, long longest) {}

  /**
   * A proxy that is told.
   *
   * @param tables where the values of a kind are
   */
  public record Proxy(String name, Speech speech, URI url, Map<SubjectKind, String> tables) {}

  /** What a proxy understands. */
  public enum Speech {
    KAMAILIO,
    OPENSIPS
  }
}
