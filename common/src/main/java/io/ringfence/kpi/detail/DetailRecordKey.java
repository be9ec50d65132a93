package io.ringfence.kpi.detail;

import io.ringfence.signal.Call;
import io.ringfence.signal.Message;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.encoding.Hash;
import java.util.HexFormat;

/** By what signals come together before they are counted. */
public final class DetailRecordKey {

  static final char CALL = 'c';
  static final char MESSAGE = 'm';
  static final char ATTENDANCE = 'a';
  static final char EVENT = 'e';

  /**
   * Ids of single events are remembered in so many sets: at 1,000 events a second and 10 minutes of
   * lateness each holds some 300, of 16 bytes.
   */
  private static final int EVENT_SETS = 4096;

  private DetailRecordKey() {}

  static char kind(Signal signal) {
    return signal instanceof Call
        ? CALL
        : signal instanceof Message ? MESSAGE : signal instanceof Session ? ATTENDANCE : EVENT;
  }

  /** Of a signal as {@link SignalAnonymizer} left it. */
  public static String of(Signal signal) {
    char kind = kind(signal);
    return switch (kind) {
      case CALL -> kind + ((Call) signal).call();
      case MESSAGE -> kind + ((Message) signal).message();
      case ATTENDANCE -> kind + attendance((Session) signal);
      default -> kind + Long.toString(Math.floorMod(Hash.of(signal.id()), (long) EVENT_SETS));
    };
  }

  /** Who it is was hashed before. */
  private static String attendance(Session session) {
    return HexFormat.of().toHexDigits(Hash.of(session.meeting() + '\n' + session.participant()));
  }
}
