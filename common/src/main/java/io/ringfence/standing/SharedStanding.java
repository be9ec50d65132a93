package io.ringfence.standing;

import io.ringfence.ip.IpNetwork;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every judge has to know of subjects that are not its own: ranges and networks, which stand
 * for many, and allows of exact subjects, which clear them also where another subject's alert would
 * accuse them. Kept whole in every task.
 */
public final class SharedStanding {

  private final Map<String, Standing> byKey = new HashMap<>();
  private final NetworkIndex networks = new NetworkIndex();
  private final int[] rangeLengths = new int[32];

  /**
   * Whether a change may have to be sent to every judge; of exact subjects, {@link ListingFanOut}
   * says which.
   */
  public static boolean concerns(Listing listing) {
    return !listing.subject().kind().exact() || ListingFanOut.concerns(listing);
  }

  /**
   * Whether the change was news. The removal of an exact subject is none where no allow of it is
   * known: an allow that comes after its removal brings the removal along.
   */
  public boolean accept(Listing listing) {
    String key = listing.subject().key();
    Standing standing = byKey.get(key);
    if (standing == null) {
      if (listing.subject().kind().exact() && listing.action() == SignalTopic.LISTING_REMOVE) {
        return false;
      }
      standing = new Standing();
      put(key, standing);
    }
    return standing.accept(listing);
  }

  /** Takes over what was stored under a key. */
  public void put(String key, Standing standing) {
    boolean added = byKey.put(key, standing) == null;
    Subject subject = Subject.ofKey(key);
    if (subject.kind() == SubjectKind.NETWORK) {
      networks.put(subject.value(), standing);
    } else if (subject.kind() == SubjectKind.RANGE && added) {
      rangeLengths[Math.min(31, subject.value().length())]++;
    }
  }

  /** What is stored under a key, or null. */
  public Standing get(String key) {
    return byKey.get(key);
  }

  /** All that is known, to be stored. */
  public List<SubjectStanding> all() {
    List<SubjectStanding> all = new ArrayList<>(byKey.size());
    byKey.forEach((key, standing) -> all.add(new SubjectStanding(key, standing)));
    return all;
  }

  /** The shared standings that a subject is under. */
  public List<Standing> over(Subject subject) {
    if (byKey.isEmpty() || subject.isErased()) {
      return List.of();
    }
    List<Standing> found = new ArrayList<>(2);
    if (subject.kind() == SubjectKind.NETWORK) {
      networks.find(subject.value(), found::add);
      return found;
    }
    Standing own = byKey.get(subject.key());
    if (own != null) {
      found.add(own);
    }
    if (subject.kind() == SubjectKind.NUMBER) {
      String number = subject.value();
      for (int length = 2; length <= Math.min(31, number.length()); length++) {
        if (rangeLengths[length] > 0) {
          Standing range = byKey.get(Subject.key(SubjectKind.RANGE, number.substring(0, length)));
          if (range != null) {
            found.add(range);
          }
        }
      }
    } else if (subject.kind() == SubjectKind.ADDRESS) {
      networks.find(subject.value(), found::add);
    }
    return found;
  }

  public boolean allowed(Subject subject, long time) {
    List<Standing> over = over(subject);
    return !over.isEmpty() && ActiveListings.at(time, over).allowed();
  }

  /** Whether a change to {@code changed} can touch {@code subject}. */
  public static boolean covers(Subject changed, Subject subject) {
    if (subject.isErased()) {
      return false;
    }
    if (changed.kind() == SubjectKind.RANGE) {
      return subject.kind() == SubjectKind.NUMBER && subject.value().startsWith(changed.value());
    }
    if (changed.kind() == SubjectKind.NETWORK) {
      if (subject.kind() != SubjectKind.ADDRESS && subject.kind() != SubjectKind.NETWORK) {
        return false;
      }
      return IpNetwork.of(changed).contains(IpNetwork.of(subject));
    }
    return changed.equals(subject);
  }

  /** The keys of all subjects that are known now. */
  public List<String> keys() {
    return List.copyOf(byKey.keySet());
  }

  /** Forgets what of a subject is no longer to be kept. */
  public void purge(String key, long now, long keepMillis) {
    Standing standing = byKey.get(key);
    if (standing == null) {
      return;
    }
    standing.purge(now, keepMillis);
    if (standing.isEmpty()) {
      byKey.remove(key);
      Subject subject = Subject.ofKey(key);
      if (subject.kind() == SubjectKind.NETWORK) {
        networks.remove(subject.value());
      } else if (subject.kind() == SubjectKind.RANGE) {
        rangeLengths[Math.min(31, subject.value().length())]--;
      }
    }
  }
}
