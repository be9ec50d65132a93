package io.ringfence.decode.format.asteriskcdr;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The fields of one call detail record, or channel event, as text; what it lacks is empty. */
@SuppressWarnings("EnumOrdinal") // nothing here is stored, and each field is asked for
final class Cdr {

  /** The fields that are read, by the names that Asterisk and FreePBX give them. */
  enum Field {
    ACCOUNTCODE,
    SRC,
    DST,
    DCONTEXT,
    CLID,
    CHANNEL,
    DSTCHANNEL,
    LASTAPP,
    LASTDATA,
    START,
    ANSWER,
    END,
    DURATION,
    BILLSEC,
    DISPOSITION,
    UNIQUEID,
    PEERACCOUNT,
    SEQUENCE,
    DID,
    OUTBOUND_CNUM,
    EVENTTYPE,
    EVENTTIME,
    EVENTEXTRA,
    USERDEFTYPE,
    LINKEDID,
    HANGUPCAUSE,
    HANGUPSOURCE,
    DIALSTATUS,
    /** The one that the feed's settings name for the account, if it is none of the above. */
    OTHER_ACCOUNT;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Map<String, Field> BY_NAME = new HashMap<>();

  static {
    for (Field each : Field.values()) {
      BY_NAME.put(each.label(), each);
    }
    BY_NAME.remove(Field.OTHER_ACCOUNT.label());
    BY_NAME.put("calldate", Field.START);
  }

  private final String[] values = new String[BY_NAME.size()];

  /**
   * The field of a column; null if the column is not read.
   *
   * @param account the column that holds the account, or empty
   */
  static Field named(String column, String account) {
    Field exact = BY_NAME.get(column);
    if (exact != null) {
      return exact;
    }
    String name = column.strip().toLowerCase(Locale.ROOT);
    boolean other = !account.isEmpty() && name.equals(account.toLowerCase(Locale.ROOT));
    return BY_NAME.getOrDefault(name, other ? Field.OTHER_ACCOUNT : null);
  }

  String get(Field field) {
    String value = values[field.ordinal()];
    return value == null ? "" : value;
  }

  /** Null if it had none yet. */
  String put(Field field, String value) {
    String before = values[field.ordinal()];
    values[field.ordinal()] = value;
    return before;
  }
}
