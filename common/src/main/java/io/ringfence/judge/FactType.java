package io.ringfence.judge;

import java.io.IOException;

/** What a fact can be, with the code that is stored and travels. */
enum FactType {
  TEXT(0),
  LONG(1),
  DOUBLE(2),
  FALSE(3),
  TRUE(4);

  private final int code;

  FactType(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static FactType of(Object value) {
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

  static FactType ofCode(int code) throws IOException {
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
