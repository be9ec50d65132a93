package io.ringfence.decode.format.freeswitchcdr;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.decode.format.CallFormat;
import io.ringfence.decode.format.CallRoles;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.PercentCode;
import io.ringfence.decode.format.Telling;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.topics.RecordKind;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Call records of FreeSWITCH's {@code mod_json_cdr} and {@code mod_xml_cdr}, one a leg, as files
 * and as they post them. The page is {@code deploy/docs/feeds/freeswitch-cdr.md}.
 */
public final class FreeSwitchCdrFormat implements CallFormat {

  private static final String FORM = "cdr=";

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
        return;
      }
      Leg leg = leg(line);
      if (leg.get("hangup_cause").equals("USER_CHALLENGE")) {
        told.passed("challenge");
      } else {
        tell(leg, feed, List.of(), told);
      }
    };
  }

  /** As it is, or in the form in which it is posted: encoded as URLs are, or by Base64. */
  private static Leg leg(Line line) {
    boolean form = line.text().startsWith(FORM);
    String text = form ? line.text().substring(FORM.length()) : line.text();
    if (text.startsWith("%7B") || text.startsWith("%3C")) {
      text = PercentCode.decoded(text);
    } else if (form && !text.startsWith("{") && !text.startsWith("<")) {
      try {
        text = new String(Base64.getMimeDecoder().decode(PercentCode.decoded(text)), UTF_8);
      } catch (IllegalArgumentException e) {
        throw UnreadableException.malformed("a form that is neither encoded as URLs nor by Base64");
      }
    }
    return Leg.read(text);
  }

  /**
   * What a leg that is over tells.
   *
   * @param unsaid fields that its call is told without
   */
  static void tell(Leg leg, Feed feed, List<String> unsaid, Telling told) {
    if (Call.isLoopback(leg)) {
      told.passed("loopback");
    } else if (!Call.isSecondLeg(leg)) {
      for (NativeRecord each : Call.of(leg, feed)) {
        unsaid.forEach(each::remove);
        told.record(each);
      }
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

  @Override
  public String redacted(String line) {
    return Leg.redacted(line);
  }
}
