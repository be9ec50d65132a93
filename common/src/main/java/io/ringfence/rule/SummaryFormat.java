package io.ringfence.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a sentence says a value, as people read it aloud: rounded, and with its unit. */
public enum SummaryFormat {
  /** Numbers are rounded to three digits or to whole ones; lists are told one by one. */
  PLAIN {
    @Override
    public String shown(Object value, String currency) {
      if (value instanceof Double number) {
        double size = Math.abs(number);
        double scale = size >= 100 ? 1 : size >= 10 ? 10 : 100;
        double rounded = Math.rint(number * scale) / scale;
        return rounded == Math.rint(rounded)
            ? Long.toString((long) rounded)
            : Double.toString(rounded);
      }
      if (value instanceof List<?> all) {
        return all.stream().map(String::valueOf).collect(Collectors.joining(" and "));
      }
      // The latest value of an empty window is none.
      return value == null ? "none" : String.valueOf(value);
    }
  },

  /** An amount in the tariff's currency. */
  MONEY {
    @Override
    public String shown(Object value, String currency) {
      if (!(value instanceof Number number) || number.doubleValue() < 0) {
        return "an unknown amount";
      }
      double amount = number.doubleValue();
      if (amount == 0) {
        return "nothing";
      }
      String unit = currency.isEmpty() ? "" : ' ' + currency;
      return amount < 0.005
          ? "less than 0.01" + unit
          : String.format(Locale.ROOT, amount < 1_000 ? "%.2f" : "%.0f", amount) + unit;
    }
  },

  /** A length of time in seconds. */
  DURATION {
    @Override
    public String shown(Object value, String currency) {
      return value instanceof Number number && number.doubleValue() >= 0
          ? spoken(Math.round(number.doubleValue()))
          : "an unknown time";
    }
  },

  /** A length of time in milliseconds. */
  MILLIS {
    @Override
    public String shown(Object value, String currency) {
      return value instanceof Number number
          ? DURATION.shown(number.doubleValue() / 1_000, currency)
          : DURATION.shown(value, currency);
    }
  },

  /** A speed in km/h. Beyond what flies, how much faster says nothing. */
  SPEED {
    @Override
    public String shown(Object value, String currency) {
      if (!(value instanceof Number number)) {
        return "an unknown speed";
      }
      return number.doubleValue() >= 10_000
          ? "more than 10,000 km/h"
          : Math.round(number.doubleValue() / 10) * 10 + " km/h";
    }
  },

  /** A topic of signals. */
  EVENT {
    @Override
    public String shown(Object value, String currency) {
      String topic = String.valueOf(value);
      for (String[] each : EVENTS) {
        if (topic.startsWith(each[0])) {
          return each[1];
        }
      }
      return topic.replace('.', ' ');
    }
  };

  private static final String[][] EVENTS = {
    {"call", "a call"},
    {"message", "a message"},
    {"session", "a meeting"},
    {"quality", "a measurement of quality"},
    {"security.register", "a registration"},
    {"security.login", "a login"},
    {"security.forwarding", "a change of forwarding"},
    {"security.device", "the enrolment of a device"},
    {"security.password", "a change of the password"},
    {"security.voicemail", "a call to a mailbox"},
    {"security.otp", "a code"},
    {"security", "a security event"},
    {"listing", "a change of a list"},
  };

  /** As a sentence says it. */
  public abstract String shown(Object value, String currency);

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SummaryFormat> ofLabel(String label) {
    return Stream.of(values()).filter(each -> each.label().equals(label)).findFirst();
  }

  /** The two largest units of a time. */
  private static String spoken(long seconds) {
    if (seconds < 60) {
      return unit(seconds, "second");
    }
    if (seconds < 3_600) {
      return parts(seconds / 60, "minute", seconds < 600 ? seconds % 60 : 0, "second");
    }
    return seconds < 86_400
        ? parts(seconds / 3_600, "hour", seconds % 3_600 / 60, "minute")
        : parts(seconds / 86_400, "day", seconds % 86_400 / 3_600, "hour");
  }

  private static String parts(long large, String largeUnit, long small, String smallUnit) {
    String first = unit(large, largeUnit);
    return small == 0 ? first : first + ' ' + unit(small, smallUnit);
  }

  private static String unit(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
