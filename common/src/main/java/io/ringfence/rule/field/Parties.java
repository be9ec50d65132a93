package io.ringfence.rule.field;

import io.ringfence.ip.IpNetwork;
import io.ringfence.signal.Call;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Message;
import io.ringfence.signal.Quality;
import io.ringfence.signal.Security;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who takes part in a signal, and as what.
 *
 * <p>An account and a device of an inbound call are the called party's, of any other call the
 * caller's; an address is always that of the side which the call came from. Of other signals than
 * calls only numbers have roles: what is not a number answers to any.
 */
public final class Parties {

  private static final int DIGITS_ARE_FOR_RANGES = 0;

  private Parties() {}

  /**
   * The subjects of one kind in a role, without repeats: at most two.
   *
   * @param digits of a range: how many digits after the plus; else ignored
   */
  public static List<Subject> subjects(Signal signal, SubjectKind kind, Role role, int digits) {
    if (role != Role.ANY) {
      String value = party(signal, kind, role, digits);
      return value.isEmpty() ? List.of() : List.of(new Subject(kind, value));
    }
    String caller = party(signal, kind, Role.CALLER, digits);
    String called = party(signal, kind, Role.CALLED, digits);
    if (called.isEmpty() || called.equals(caller)) {
      return caller.isEmpty() ? List.of() : List.of(new Subject(kind, caller));
    }
    return caller.isEmpty()
        ? List.of(new Subject(kind, called))
        : List.of(new Subject(kind, caller), new Subject(kind, called));
  }

  /**
   * The value of the subject of one kind in a role; empty if there is none.
   *
   * @param role CALLER or CALLED
   */
  public static String party(Signal signal, SubjectKind kind, Role role, int digits) {
    if (kind == SubjectKind.RANGE) {
      return range(party(signal, SubjectKind.NUMBER, role, DIGITS_ARE_FOR_RANGES), digits);
    }
    if (kind == SubjectKind.NETWORK && !(signal instanceof Listing)) {
      return IpNetwork.around(party(signal, SubjectKind.ADDRESS, role, DIGITS_ARE_FOR_RANGES));
    }
    boolean caller = role == Role.CALLER;
    if (signal instanceof Call call) {
      return ofCall(call, kind, caller);
    }
    if (signal instanceof Message message) {
      return ofMessage(message, kind, caller);
    }
    if (signal instanceof Session session) {
      return ofSession(session, kind, caller);
    }
    if (signal instanceof Security security) {
      return ofSecurity(security, kind, caller);
    }
    if (signal instanceof Quality quality) {
      return kind == SubjectKind.TRUNK ? quality.trunk() : "";
    }
    if (signal instanceof Listing listing) {
      return kind == listing.subject().kind() ? listing.subject().value() : "";
    }
    return "";
  }

  /** Whether a call comes in, so that its account and device are the called party's. */
  public static boolean isInbound(Signal signal) {
    return signal instanceof Call call && call.direction().equals("inbound");
  }

  /** Whether a subject is on the called side of an inbound call, as its account is. */
  public static boolean isCalled(Signal signal, Subject subject) {
    return switch (subject.kind()) {
      case ACCOUNT, DEVICE -> true;
      case NUMBER -> subject.value().equals(party(signal, NUMBER, Role.CALLED, 0));
      case RANGE -> party(signal, NUMBER, Role.CALLED, 0).startsWith(subject.value());
      case ADDRESS, NETWORK, TRUNK, CONTENT, MEETING -> false;
    };
  }

  /** The account of a signal; empty if it has none. */
  public static String account(Signal signal) {
    return party(signal, ACCOUNT, isInbound(signal) ? Role.CALLED : Role.CALLER, 0);
  }

  /** Whether signals of a topic can carry a subject of a kind in a role at all. */
  public static boolean carries(SignalTopic topic, SubjectKind kind, Role role) {
    Set<SubjectKind> kinds =
        switch (topic.kind()) {
          case "call" ->
              role == Role.CALLED
                  ? Set.of(NUMBER, RANGE, ACCOUNT, DEVICE, TRUNK)
                  : Set.of(NUMBER, RANGE, ACCOUNT, DEVICE, TRUNK, ADDRESS, NETWORK);
          case "message" ->
              Set.of(NUMBER, RANGE, ACCOUNT, DEVICE, ADDRESS, NETWORK, CONTENT, MEETING);
          case "session" ->
              role == Role.CALLED
                  ? Set.of(ACCOUNT, DEVICE, ADDRESS, NETWORK, MEETING)
                  : Set.of(NUMBER, RANGE, ACCOUNT, DEVICE, ADDRESS, NETWORK, MEETING);
          case "quality" -> Set.of(TRUNK);
          case "security" -> Set.of(NUMBER, RANGE, ACCOUNT, DEVICE, ADDRESS, NETWORK);
          case "listing" -> Set.of(NUMBER, DEVICE, ACCOUNT, ADDRESS, TRUNK, CONTENT);
          default -> Set.of();
        };
    return kinds.contains(kind);
  }

  private static final SubjectKind NUMBER = SubjectKind.NUMBER;
  private static final SubjectKind RANGE = SubjectKind.RANGE;
  private static final SubjectKind ACCOUNT = SubjectKind.ACCOUNT;
  private static final SubjectKind DEVICE = SubjectKind.DEVICE;
  private static final SubjectKind ADDRESS = SubjectKind.ADDRESS;
  private static final SubjectKind NETWORK = SubjectKind.NETWORK;
  private static final SubjectKind TRUNK = SubjectKind.TRUNK;
  private static final SubjectKind CONTENT = SubjectKind.CONTENT;
  private static final SubjectKind MEETING = SubjectKind.MEETING;

  /**
   * Who is behind a signal, the most revealing first: whom an alert about it accuses beside its
   * subject. Not the called party, and of a security event not the account, which may be the
   * victim. An address in a call that comes in is the called party's or that of the network that
   * passes it on.
   */
  public static List<Subject> behind(Signal signal) {
    List<Subject> behind = new ArrayList<>(4);
    for (SubjectKind kind : mostRevealingFirst(signal)) {
      String value = party(signal, kind, Role.CALLER, DIGITS_ARE_FOR_RANGES);
      if (!value.isEmpty() && !(signal instanceof Listing)) {
        behind.add(new Subject(kind, value));
      }
    }
    return behind;
  }

  private static List<SubjectKind> mostRevealingFirst(Signal signal) {
    if (signal instanceof Security) {
      return List.of(ADDRESS, DEVICE);
    }
    return isInbound(signal) ? List.of(NUMBER) : List.of(NUMBER, ACCOUNT, DEVICE, ADDRESS);
  }

  private static String range(String number, int digits) {
    return number.startsWith("+") && number.length() > digits
        ? number.substring(0, digits + 1)
        : "";
  }

  private static String ofCall(Call call, SubjectKind kind, boolean caller) {
    boolean ours = caller != call.direction().equals("inbound");
    return switch (kind) {
      case NUMBER -> caller ? call.from() : call.to();
      case ACCOUNT -> ours ? call.account() : "";
      case DEVICE -> ours ? call.device() : "";
      case ADDRESS -> caller ? call.address() : "";
      case TRUNK -> call.trunk();
      default -> "";
    };
  }

  private static String ofMessage(Message message, SubjectKind kind, boolean caller) {
    return switch (kind) {
      case NUMBER -> caller ? message.from() : message.to();
      case ACCOUNT -> message.account();
      case DEVICE -> message.device();
      case ADDRESS -> message.address();
      case CONTENT -> message.template();
      case MEETING -> message.meeting();
      default -> "";
    };
  }

  private static String ofSession(Session session, SubjectKind kind, boolean caller) {
    return switch (kind) {
      case NUMBER -> caller ? session.number() : "";
      case ACCOUNT -> session.account();
      case DEVICE -> session.device();
      case ADDRESS -> session.address();
      case MEETING -> session.meeting();
      default -> "";
    };
  }

  private static String ofSecurity(Security security, SubjectKind kind, boolean caller) {
    return switch (kind) {
      case NUMBER -> caller ? security.number() : security.to();
      case ACCOUNT -> security.account();
      case DEVICE -> security.device();
      case ADDRESS -> security.address();
      default -> "";
    };
  }
}
