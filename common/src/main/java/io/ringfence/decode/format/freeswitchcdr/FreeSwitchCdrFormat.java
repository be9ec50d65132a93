package io.ringfence.decode.format.freeswitchcdr;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.decode.format.CallFormat;
import io.ringfence.decode.format.CallRoles;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.decode.format.PercentCode;
import io.ringfence.decode.format.Telling;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.topics.RecordKind;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Call records of FreeSWITCH's {@code mod_json_cdr}, one a leg, as files and as it posts them. The
 * page is {@code deploy/docs/feeds/freeswitch-cdr.md}.
 */
public final class FreeSwitchCdrFormat implements CallFormat {

  private static final String FORM = "cdr=";

  /** Behind these stand keys of media, digits that were dialled, passwords. */
  private static final List<String> SECRETS =
      List.of("sdp", "crypto", "digits", "dtmf", "passw", "sip_auth_", "app_data", "secret", FORM);

  @Override
  public String name() {
    return "freeswitch-cdr";
  }

  @Override
  public Set<RecordKind> kinds() {
    return Set.of(RecordKind.CALL);
  }

  @Override
  public boolean json() {
    return true;
  }

  @Override
  public LineDecoder decoder(Feed feed) {
    return (line, told) -> {
      if (line.text().isBlank()) {
        told.passed("blank");
      } else {
        tell(leg(line), feed, told);
      }
    };
  }

  /** As an object, or the form in which it is posted: encoded as URLs are, or by Base64. */
  private static Leg leg(Line line) {
    String text = line.text();
    if (text.startsWith(FORM)) {
      String value = text.substring(FORM.length());
      try {
        text =
            value.startsWith("%7B") || value.startsWith("{")
                ? PercentCode.decoded(value)
                : new String(Base64.getMimeDecoder().decode(PercentCode.decoded(value)), UTF_8);
      } catch (IllegalArgumentException e) {
        throw UnreadableException.malformed("a form that is neither encoded as URLs nor by Base64");
      }
    }
    return Leg.read(text);
  }

  private static void tell(Leg leg, Feed feed, Telling told) {
    if (!leg.get("loopback_leg").isEmpty()) {
      told.passed("loopback");
    } else if (leg.get("hangup_cause").equals("USER_CHALLENGE")) {
      told.passed("challenge");
    } else if (!Call.isSecondLeg(leg)) {
      Call.of(leg, feed).forEach(told::record);
    } else if (leg.time("answer_uepoch") > 0) {
      told.record(Call.secondLeg(leg));
    } else {
      told.passed("unanswered-leg");
    }
  }

  @Override
  public Optional<CallRoles> roles(Line line, Feed feed) {
    try {
      Leg leg = leg(line);
      return Call.isSecondLeg(leg) ? Optional.empty() : Optional.of(Route.of(leg, feed).roles());
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  /** Its times are of the epoch. */
  @Override
  public OptionalLong offsetMinutes(Line line, Feed feed) {
    return OptionalLong.empty();
  }

  /** Cut off where the first secret may begin. */
  @Override
  public String redacted(String line) {
    int end = line.length();
    for (String secret : SECRETS) {
      int found = line.indexOf(secret);
      end = found < 0 ? end : Math.min(end, found);
    }
    return end == line.length() ? line : line.substring(0, end) + "...";
  }
}
