package io.ringfence.judge.delivery;

import java.io.IOException;

/** What a fact can be, with the code that is stored and travels. */
public enum FactType {
  TEXT(0),
  LONG(1),
  DOUBLE(2),
  FALSE(3),
  TRUE(4);

  private final int code;

  FactType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static FactType of(Object value) {
    if (value instanceof String) {
      return TEXT;
    }
    if (value instanceof Long) {
      return LONG;
    }
    if (value instanceof Double) {
      return DOUBLE;
    }
    return (Boolean) value ? TRUE : FALSE;
  }

  public static FactType ofCode(int code) throws IOException {
    return switch (code) {
      case 0 -> TEXT;
      case 1 -> LONG;
      case 2 -> DOUBLE;
      case 3 -> FALSE;
      case 4 -> TRUE;
      default -> throw new IOException("no fact has the type " + code);
    };
  }
}
