package io.ringfence.signal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Every name that a rule or a measure may say in {@code on}, except the bare kinds. The code is
 * stored; never change one.
 */
public enum SignalTopic {
  CALL_ATTEMPT(1),
  CALL_ANSWER(2),
  CALL_ONGOING(3),
  CALL_END(4),
  MESSAGE_SUBMITTED(10),
  MESSAGE_DELIVERED(11),
  MESSAGE_FAILED(12),
  MESSAGE_BLOCKED(13),
  SESSION_JOIN(20),
  SESSION_LEAVE(21),
  SESSION_KICK(22),
  SESSION_REFUSE(23),
  QUALITY_REPORT(30),
  SECURITY_REGISTER_FAILED(40),
  SECURITY_REGISTER_OK(41),
  SECURITY_LOGIN_FAILED(42),
  SECURITY_LOGIN_OK(43),
  SECURITY_INVITE_REFUSED(44),
  SECURITY_SCAN_PROBE(45),
  SECURITY_ACCOUNT_UNKNOWN(46),
  SECURITY_PASSWORD_CHANGED(47),
  SECURITY_FORWARDING_CHANGED(48),
  SECURITY_DEVICE_ENROLLED(49),
  SECURITY_OTP_SENT(50),
  SECURITY_OTP_VERIFIED(51),
  SECURITY_VOICEMAIL_FAILED(52),
  SECURITY_VOICEMAIL_OK(53),
  SECURITY_SIM_SWAPPED(54),
  SECURITY_NUMBER_PORTED(55),
  LISTING_ADD(60),
  LISTING_REMOVE(61),
  LISTING_ALLOW(62),
  LISTING_EXEMPT(63),
  PRIVACY_ACCESS(70),
  PRIVACY_ERASE(71),
  PRIVACY_HOLD(72),
  PRIVACY_RELEASE(73),
  PRIVACY_CORRECT(74);

  private static final SignalTopic[] BY_CODE = new SignalTopic[80];
  private static final Map<String, List<SignalTopic>> BY_NAME = new HashMap<>();

  static {
    for (SignalTopic topic : values()) {
      BY_CODE[topic.code] = topic;
      BY_NAME.computeIfAbsent(topic.label, name -> new ArrayList<>()).add(topic);
      BY_NAME.computeIfAbsent(topic.kind(), name -> new ArrayList<>()).add(topic);
    }
  }

  private final int code;
  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '.');
  private final String kind = label.substring(0, label.indexOf('.'));
  private final boolean security = kind.equals("security");

  SignalTopic(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The full name, such as {@code security.register.failed}. */
  public String label() {
    return label;
  }

  /** The kind, such as {@code security}. */
  public String kind() {
    return kind;
  }

  /** Whether it is an event of a security log, which is kept longer than traffic. */
  public boolean security() {
    return security;
  }

  /** The event within its kind, such as {@code register.failed}. */
  public String event() {
    return label.substring(label.indexOf('.') + 1);
  }

  public static SignalTopic ofCode(int code) {
    SignalTopic topic = code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    if (topic == null) {
      throw new IllegalArgumentException("no topic has the code " + code);
    }
    return topic;
  }

  /**
   * The topics that a name in {@code on} covers: one for a full name, all of a kind for a bare
   * kind, none if unknown.
   */
  public static List<SignalTopic> named(String name) {
    return List.copyOf(BY_NAME.getOrDefault(name, List.of()));
  }
}
