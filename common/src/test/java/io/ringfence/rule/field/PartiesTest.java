package io.ringfence.rule.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Quality;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartiesTest {

  private static final Signal OUT = Samples.call("+12025550123", "+37190000001");
  private static final Signal IN =
      Samples.call("+37190000001", "+12025550123", "inbound", CallPhase.END, 5000);

  @Test
  void the_numbers_of_a_call_are_the_caller_and_the_called() {
    assertThat(keys(OUT, SubjectKind.NUMBER, Role.CALLER)).containsExactly("n:+12025550123");
    assertThat(keys(OUT, SubjectKind.NUMBER, Role.CALLED)).containsExactly("n:+37190000001");
    assertThat(keys(OUT, SubjectKind.NUMBER, Role.ANY))
        .containsExactly("n:+12025550123", "n:+37190000001");
  }

  @Test
  void somebody_who_calls_the_own_number_is_one_subject() {
    Signal echo = Samples.call("+12025550123", "+12025550123");

    assertThat(keys(echo, SubjectKind.NUMBER, Role.ANY)).containsExactly("n:+12025550123");
  }

  @Test
  void an_anonymous_caller_is_no_subject() {
    Signal anonymous = Samples.call("", "+12025550123");

    assertThat(keys(anonymous, SubjectKind.NUMBER, Role.CALLER)).isEmpty();
    assertThat(keys(anonymous, SubjectKind.NUMBER, Role.ANY)).containsExactly("n:+12025550123");
  }

  @Test
  void the_account_and_the_device_of_an_inbound_call_are_the_called_partys() {
    assertThat(keys(OUT, SubjectKind.ACCOUNT, Role.CALLER)).containsExactly("a:acme-17");
    assertThat(keys(OUT, SubjectKind.ACCOUNT, Role.CALLED)).isEmpty();
    assertThat(keys(IN, SubjectKind.ACCOUNT, Role.CALLER)).isEmpty();
    assertThat(keys(IN, SubjectKind.ACCOUNT, Role.CALLED)).containsExactly("a:acme-17");
    assertThat(keys(IN, SubjectKind.ACCOUNT, Role.ANY)).containsExactly("a:acme-17");
    assertThat(keys(IN, SubjectKind.DEVICE, Role.CALLER)).isEmpty();
  }

  @Test
  void the_address_of_a_call_is_where_it_came_from() {
    assertThat(keys(OUT, SubjectKind.ADDRESS, Role.CALLER)).containsExactly("i:203.0.113.7");
    assertThat(keys(IN, SubjectKind.ADDRESS, Role.CALLER)).containsExactly("i:203.0.113.7");
    assertThat(keys(IN, SubjectKind.ADDRESS, Role.CALLED)).isEmpty();
  }

  @Test
  void a_range_is_the_beginning_of_a_number() {
    assertThat(Parties.subjects(OUT, SubjectKind.RANGE, Role.CALLED, 4))
        .containsExactly(new Subject(SubjectKind.RANGE, "+3719"));
    assertThat(Parties.subjects(OUT, SubjectKind.RANGE, Role.CALLED, 12)).isEmpty();
    assertThat(Parties.subjects(Samples.call("NG:3036", "+12"), SubjectKind.RANGE, Role.CALLER, 2))
        .isEmpty();
  }

  @Test
  void a_network_is_where_the_address_is() {
    assertThat(keys(OUT, SubjectKind.NETWORK, Role.CALLER)).containsExactly("w:203.0.113.0/24");
    assertThat(keys(IN, SubjectKind.NETWORK, Role.CALLED)).isEmpty();
    assertThat(keys(Samples.security(SignalTopic.SECURITY_LOGIN_OK), SubjectKind.NETWORK, Role.ANY))
        .containsExactly("w:203.0.113.0/24");
  }

  @Test
  void a_message_has_content_and_its_template_is_the_subject() {
    assertThat(keys(Samples.message(), SubjectKind.CONTENT, Role.CALLER)).containsExactly("c:00ff");
    assertThat(keys(Samples.message(), SubjectKind.NUMBER, Role.CALLED))
        .containsExactly("n:+12025550199");
  }

  @Test
  void other_signals_have_the_parties_that_they_name() {
    Signal session =
        new Session(
            "s", 1, "f", SignalTopic.SESSION_JOIN, "m-77", "p", "acme-17", "", "::1", "+1202555");
    Signal quality = new Quality("q", 1, "f", "c", "carrier-a", "", 4, 1, 1, 1);
    Subject listed = new Subject(SubjectKind.NUMBER, "+1202555");
    Signal listing =
        new Listing("l", 1, "f", SignalTopic.LISTING_ADD, listed, "house", "", 1, 2, false, "");

    assertThat(keys(session, SubjectKind.MEETING, Role.CALLER)).containsExactly("m:m-77");
    assertThat(keys(quality, SubjectKind.TRUNK, Role.CALLER)).containsExactly("t:carrier-a");
    assertThat(keys(listing, SubjectKind.NUMBER, Role.CALLER)).containsExactly("n:+1202555");
    assertThat(keys(listing, SubjectKind.ACCOUNT, Role.CALLER)).isEmpty();
  }

  @Test
  void who_is_behind_a_signal_is_never_the_called_party_nor_the_account_under_attack() {
    assertThat(Parties.behind(OUT))
        .extracting(Subject::key)
        .containsExactly("n:+12025550123", "a:acme-17", "d:mac:001122334455", "i:203.0.113.7");
    assertThat(Parties.behind(IN)).extracting(Subject::key).containsExactly("n:+37190000001");
    assertThat(Parties.behind(Samples.security(SignalTopic.SECURITY_REGISTER_FAILED)))
        .extracting(Subject::key)
        .containsExactly("i:203.0.113.7", "d:mac:001122334455");
  }

  @Test
  void a_topic_carries_every_kind_of_subject_that_its_signals_have() {
    for (Signal signal :
        List.of(OUT, IN, Samples.message(), Samples.security(SignalTopic.SECURITY_LOGIN_OK))) {
      for (SubjectKind kind : SubjectKind.values()) {
        for (Role role : Role.values()) {
          if (!Parties.subjects(signal, kind, role, 4).isEmpty()) {
            assertThat(Parties.carries(signal.topic(), kind, role))
                .as(signal.topic() + " " + kind + " " + role)
                .isTrue();
          }
        }
      }
    }
  }

  private static List<String> keys(Signal signal, SubjectKind kind, Role role) {
    return Parties.subjects(signal, kind, role, 0).stream().map(Subject::key).toList();
  }
}
