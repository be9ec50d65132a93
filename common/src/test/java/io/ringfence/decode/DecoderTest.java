package io.ringfence.decode;

import static io.ringfence.decode.Records.attempt;
import static io.ringfence.decode.Records.record;
import static io.ringfence.decode.Records.refusal;
import static io.ringfence.decode.Records.signal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Message;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Quality;
import io.ringfence.signal.Retention;
import io.ringfence.signal.Security;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.fixture.CallFixture;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What records of each kind are read as, and which ones are refused. */
class DecoderTest {

  private static final long NINE = Instant.parse("2026-11-25T09:00:00Z").toEpochMilli();

  @Test
  void aCallIsReadWithItsPartiesInOneForm() {
    Call call =
        (Call)
            signal(
                attempt(
                    """
                    "source":"sbc-1","from":"sip:2025550123@h","account":" acme-17 ",
                    "device":"00-11-22-33-44-55","address":"203.0.113.7:5060","userAgent":"Zoiper",
                    "trunk":"carrier-a","direction":"outbound","attestation":"B","sipCode":180
                    """));

    assertThat(call)
        .isEqualTo(
            CallFixture.call("c", CallPhase.ATTEMPT, NINE)
                .id("x")
                .source("sbc-1")
                .from("+12025550123")
                .to("+442079460018")
                .account("acme-17")
                .device("mac:001122334455")
                .address("203.0.113.7")
                .userAgent("Zoiper")
                .trunk("carrier-a")
                .direction("outbound")
                .attestation("B")
                .sip(180)
                .call());
  }

  @Test
  void anEndAloneIsACallDetailRecord() {
    Call call =
        (Call)
            signal(
                record(
                    "call",
                    """
                    "call":"c","phase":"end","started":1795597100000,"ringMillis":1200.7,
                    "talkMillis":60800,"q850":16,"releasedBy":"caller"
                    """));

    assertThat(call.started()).isEqualTo(1795597100000L);
    assertThat(call.ringMillis()).isEqualTo(1200);
    assertThat(call.talkMillis()).isEqualTo(60800);
    assertThat(call.to()).isEmpty();
  }

  @Test
  void theExtensionOfAnInternalCallCarriesItsAccountUnlessItCallsForHelp() {
    String internal = "\"direction\":\"internal\",\"account\":\"acme-17\",\"from\":";

    assertThat(((Call) signal(attempt(internal + "\"100\""))).from()).isEqualTo("US:acme-17/100");
    assertThat(((Call) signal(attempt(internal + "\"911\""))).from()).isEqualTo("US:911");
    assertThat(((Call) signal(attempt("\"from\":\"100\""))).from()).isEqualTo("US:100");
  }

  @Test
  void aMessageKeepsTheTemplateOfItsTextAndNotTheText() {
    Message message =
        (Message) signal(record("message", "\"text\":\"Your parcel waits: bit.ly/a1\""));

    assertThat(message.template()).matches("[0-9a-f]{32}");
    assertThat(message.links()).isEqualTo(1);
    assertThat(message.linkHost()).isEqualTo("bit.ly");
    assertThat(message.length()).isEqualTo(28);
    assertThat(message.message()).isEqualTo("x");
    assertThat(message.topic()).isEqualTo(SignalTopic.MESSAGE_SUBMITTED);
    assertThat(message.channel()).isEqualTo("sms");
    assertThat(message.toString()).doesNotContain("parcel");
  }

  @Test
  void theOtherKindsAreRead() {
    assertThat(
            signal(record("session", "\"meeting\":\"m\",\"action\":\"kick\",\"number\":\"911\"")))
        .isEqualTo(
            new Session(
                "x", NINE, "default", SignalTopic.SESSION_KICK, "m", "", "", "", "", "US:911"));
    assertThat(signal(record("quality", "\"trunk\":\"t\",\"mos\":4.1,\"lossPercent\":0")))
        .isEqualTo(new Quality("x", NINE, "default", "", "t", "", 4.1, -1, 0, -1));
    assertThat(signal(record("security", "\"event\":\"otp.sent\",\"country\":\"us\"")))
        .isEqualTo(
            new Security(
                "x",
                NINE,
                "default",
                SignalTopic.SECURITY_OTP_SENT,
                "",
                "",
                "",
                "",
                "",
                "",
                "US",
                Double.NaN,
                Double.NaN));
  }

  @Test
  void whatAuthenticationExchangedIsNotKept() {
    Signal signal =
        signal(
            record(
                "security",
                """
                "event":"register.failed","challenge":"SECRET","response":"SECRET",
                "receivedHash":"SECRET","authorization":{"nonce":"SECRET"}
                """));

    assertThat(signal.toString()).doesNotContain("SECRET");
  }

  @Test
  void aListingHoldsFromItsTimeAndIsOpenEndedUnlessItSaysSo() {
    String subject = "\"subject\":{\"kind\":\"number\",\"value\":\"202 555 0123\",\"note\":{}}";

    assertThat(signal(record("listing", "\"action\":\"add\"," + subject)))
        .isEqualTo(
            new Listing(
                "x",
                NINE,
                "default",
                SignalTopic.LISTING_ADD,
                new Subject(SubjectKind.NUMBER, "+12025550123"),
                "default",
                "",
                NINE,
                Long.MAX_VALUE,
                false,
                ""));
    assertThat(signal(record("privacy", "\"action\":\"erase\"," + subject)))
        .isEqualTo(
            new Privacy(
                "x",
                NINE,
                "default",
                SignalTopic.PRIVACY_ERASE,
                new Subject(SubjectKind.NUMBER, "+12025550123"),
                ""));
  }

  @Test
  void numbersAreDialledInTheRegionOfTheirSource() {
    String yaml = "sources: {lagos: {region: NG}}";
    Decoder decoder = new Decoder(Sources.read(yaml).value(), Retention.DEFAULT);
    byte[] record = attempt("\"source\":\"lagos\",\"from\":\"3036\"").getBytes(UTF_8);

    Decoded decoded = decoder.decode(record, Records.HERE, Decoder.NO_CLOCK);

    assertThat(((Call) ((Decoded.Read) decoded).signal()).from()).isEqualTo("NG:3036");
  }

  @Test
  void aScannersNameNeverKeepsItsRecordOut() {
    String odd = "\"userAgent\":\"evil\\u0000\\ud800 agent" + "x".repeat(60_000) + "\"";

    Call call = (Call) signal(attempt(odd));

    assertThat(call.userAgent()).startsWith("evil   agentx").hasSize(256);
  }

  @Test
  void theReasonIsTheFirstThatApplies() {
    assertThat(refusal("{\"type\":\"fax\"").reason()).isEqualTo(RefusalReason.MALFORMED);
    assertThat(refusal("{\"type\":\"fax\"}").reason()).isEqualTo(RefusalReason.UNKNOWN_TYPE);
    Refusal missing =
        refusal("{\"type\":\"call\",\"id\":7,\"time\":\"never\",\"phase\":\"attempt\"}");
    assertThat(missing.reason()).isEqualTo(RefusalReason.MISSING_FIELD);
    assertThat(missing.field()).isEqualTo("call");
    Refusal bad = refusal(attempt("\"sipCode\":99"));
    assertThat(bad.reason()).isEqualTo(RefusalReason.BAD_FIELD);
    assertThat(bad.field()).isEqualTo("sipCode");
    assertThat(refusal("{}").field()).isEqualTo("type");
  }

  @Test
  void timesThatContradictEachOtherAreBadFields() {
    String end = "\"call\":\"c\",\"phase\":\"end\",\"started\":" + (NINE + 1);
    String add =
        "\"action\":\"add\",\"subject\":{\"kind\":\"account\",\"value\":\"a\"},\"until\":" + NINE;

    assertThat(refusal(record("call", end)).field()).isEqualTo("started");
    assertThat(refusal(record("listing", add)).field()).isEqualTo("until");
  }

  @Test
  void aRefusalKeepsTheBytesAndRepeatsNoValue() {
    Refusal refusal = refusal(attempt("\"direction\":\"SECRET\""));

    assertThat(refusal.detail()).doesNotContain("SECRET");
    assertThat(new String(refusal.raw(), UTF_8)).contains("SECRET");
    assertThat(refusal.position()).isEqualTo(Records.HERE);
  }

  @Test
  void nobodyIsCalledLikeWhatStandsForAnErasedName() {
    Call call =
        (Call)
            signal(
                attempt("\"account\":\"\u232berased-0123456789abcdef\",\"device\":\"erased-1\""));

    assertThat(call.account()).isEqualTo("erased-0123456789abcdef");
    assertThat(call.device()).isEqualTo("erased-1");
    assertThat(new Subject(SubjectKind.ACCOUNT, call.account()).isErased()).isFalse();
    assertThat(new Subject(SubjectKind.DEVICE, call.device()).isErased()).isFalse();
  }

  /** What followed from a link to somebody who was erased is taken back under the token. */
  @Test
  void aNameThatStandsForAnErasedOneCanBeRemovedAndNotListed() {
    String listing =
        """
        {"type":"listing","id":"l","time":"2025-03-03T09:00:00Z","action":"%s","subject":{"kind":"%s","value":"\u232berased-0123456789abcdef"},"list":"house"}\
        """;

    for (String kind : List.of("number", "account", "device", "address")) {
      assertThat(refusal(listing.formatted("add", kind)).field()).isEqualTo("subject.value");
      assertThat(refusal(listing.formatted("allow", kind)).field()).isEqualTo("subject.value");
      Listing removed = (Listing) signal(listing.formatted("remove", kind));
      assertThat(removed.subject().value()).isEqualTo("\u232berased-0123456789abcdef");
    }
    assertThat(refusal(listing.formatted("remove", "network")).field()).isEqualTo("subject.value");
    assertThat(refusal(listing.formatted("remove", "range")).field()).isEqualTo("subject.value");
  }
}
