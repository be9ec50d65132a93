package io.ringfence.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.encoding.NameFilter;
import io.ringfence.signal.encoding.Wire;
import io.ringfence.signal.fixture.ErasureFixture;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ErasedValuesTest {

  private static final long ANY = Long.MIN_VALUE;
  private static final Erasure NUMBER = erasure("p-1", SubjectKind.NUMBER, "+12025550123");
  private static final Erasure ACCOUNT = erasure("p-2", SubjectKind.ACCOUNT, "acme");
  private static final Erasure DEVICE = erasure("p-3", SubjectKind.DEVICE, "mac:001122334455");

  private final ErasedValues values = new ErasedValues(List.of(NUMBER, ACCOUNT, DEVICE));

  private static Erasure erasure(String request, SubjectKind kind, String value) {
    return ErasureFixture.erasure(request, new Subject(kind, value), 1_000);
  }

  private static byte[] stored(String text, long number) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    Wire.writeText(text, out);
    out.writeLong(number);
    return bytes.toByteArray();
  }

  @Test
  void anErasureOnATenantsInstructionReachesWhatIsItsAndNothingElse() {
    Subject number = new Subject(SubjectKind.NUMBER, "+12025550188");
    Erasure theirs = ErasureFixture.erasure("p-1", number, 1_000, "acme");
    Erasure providers = erasure("p-2", SubjectKind.NUMBER, "+12025550199");
    ErasedValues both = new ErasedValues(List.of(theirs, providers));

    assertThat(both.reaching("acme").at(ANY).value('n', "+12025550188")).isEqualTo(theirs.token());
    assertThat(both.reaching("").at(ANY).value('n', "+12025550188")).isEqualTo("+12025550188");
    assertThat(both.reaching("bolt").at(ANY).value('n', "+12025550188")).isEqualTo("+12025550188");
    assertThat(both.reaching("").at(ANY).key("n:+12025550199")).isEqualTo("n:" + providers.token());
    assertThat(both.reaching("acme").erases(number.key(), 500)).isTrue();
    assertThat(both.reaching("bolt").erases(number.key(), 500)).isFalse();
    assertThat(both.replaced(theirs)).isEqualTo(1);
    assertThat(both.replaced(providers)).isEqualTo(1);
  }

  @Test
  void aTokenTakesThePlaceOfAKeyAndOfAValueOfItsKind() {
    NameFilter names = values.at(ANY);

    assertThat(names.key("n:+12025550123")).isEqualTo("n:" + NUMBER.token());
    assertThat(names.value('n', "+12025550123")).isEqualTo(NUMBER.token());
    assertThat(names.value('a', "acme")).isEqualTo(ACCOUNT.token());
    assertThat(names.hash(Hash.of("a:acme"))).isEqualTo(Hash.of("a:" + ACCOUNT.token()));
    assertThat(values.at(1_000).key("a:acme")).isEqualTo("a:" + ACCOUNT.token());
    assertThat(values.at(1_001).key("a:acme")).as("what is later").isEqualTo("a:acme");
  }

  @Test
  void whatIsOfAnotherKindStays() {
    NameFilter names = values.at(ANY);

    assertThat(names.value('t', "acme")).isEqualTo("acme");
    assertThat(names.value(NameFilter.NOBODY, "acme")).isEqualTo("acme");
    assertThat(names.hash(Hash.of("acme"))).isEqualTo(Hash.of("acme"));
    for (String other : List.of("", "a", "n:+120255501234", "n:acme", "a:acme-17", "t:acme")) {
      assertThat(names.key(other)).isEqualTo(other);
      assertThat(names.remark(other)).isEqualTo(other);
    }
  }

  /** Names that an attacker chose, to take others with them. */
  @Test
  void anAccountThatIsCalledLikeSomethingElseTakesNothingElseWithIt() {
    for (String name :
        List.of("calls", "derived", "account", "n:+12025550199", "erased-1", "CORP\\jdoe")) {
      Erasure erasure = erasure("p-9", SubjectKind.ACCOUNT, name);
      ErasedValues hostile = new ErasedValues(List.of(erasure));
      NameFilter names = hostile.at(ANY);

      assertThat(names.value('a', name)).isEqualTo(erasure.token());
      assertThat(names.key("a:" + name)).isEqualTo("a:" + erasure.token());
      for (String kept : List.of("n:+12025550199", "a:acme", "d:" + name, "t:derived")) {
        assertThat(names.key(kept)).isEqualTo(kept);
        assertThat(names.hash(Hash.of(kept))).isEqualTo(Hash.of(kept));
      }
      assertThat(names.value('n', "+12025550199")).isEqualTo("+12025550199");
      String sentence =
          "Account acme-18 tried 12 high-cost calls, derived of an account, erased-12";
      assertThat(names.remark(sentence)).isEqualTo(sentence);
      String alert =
          """
          {"id":"1","subject":{"kind":"account","value":"acme-18"},"links":["account:acme-18"],\
          "evidence":{"measures":{"calls":{"value":"derived"}},"signals":["calls"]},\
          "summary":"acme-18 tried 12 calls"}""";
      assertThat(names.alert(alert)).isEqualTo(alert);
    }
  }

  @Test
  void anAlertLosesTheNamesInIt() throws IOException {
    String name = "CORP\\jdoe1";
    Erasure named = erasure("p-9", SubjectKind.ACCOUNT, name);
    ErasedValues erased = new ErasedValues(List.of(NUMBER, named));
    String alert =
        """
        {"id":"1","subject":{"kind":"device","value":"imei:1"},\
        "accused":[{"kind":"account","value":"CORP\\\\jdoe1"},{"kind":"number","value":"+12025550123"}],\
        "links":["account:CORP\\\\jdoe1","irsf@number:+12025550123","device:imei:1"],\
        "evidence":{"measures":{"last":{"value":"+12025550123"}},"signals":["+12025550123"],\
        "entries":[{"id":"l","reason":"seen with +12025550123"}]},\
        "summary":"Device imei:1 called +12025550123 as CORP\\\\jdoe1."}""";

    String left = erased.at(ANY).alert(alert);

    assertThat(erased.mayBeIn(stored(alert, 0))).isTrue();
    assertThat(new ErasedValues(List.of(named)).mayBeIn(stored(alert, 0))).isTrue();
    JsonNode tree = new ObjectMapper().readTree(left);
    assertThat(tree.path("signals").toString()).doesNotContain(NUMBER.token());
    assertThat(tree.at("/evidence/signals/0").asText()).as("ids stay").isEqualTo("+12025550123");
    ((ObjectNode) tree.path("evidence")).remove("signals");
    assertThat(tree.toString())
        .doesNotContain("+12025550123", "jdoe")
        .contains(
            "\"irsf@number:" + NUMBER.token() + "\"",
            "\"account:" + named.token() + "\"",
            "imei:1");
    assertThat(erased.at(ANY).alert("no JSON of +12025550123"))
        .isEqualTo("no JSON of +12025550123");
  }

  @Test
  void aParticipantOfAMeetingIsFoundByTheNameThatItHasUnderAKey() throws IOException {
    ErasedValues named = new ErasedValues(List.of(NUMBER), value -> "keyed-of" + value);

    assertThat(named.mayBeIn(stored("m:room keyed-of+12025550123", 1))).isTrue();
    assertThat(named.mayBeIn(stored("m:room", Hash.of("p:keyed-of+12025550123")))).isTrue();
    assertThat(named.at(ANY).value('p', "keyed-of+12025550123")).isEqualTo(NUMBER.token());
    assertThat(named.at(ANY).hash(Hash.of("p:keyed-of+12025550123")))
        .isEqualTo(Hash.of("p:" + NUMBER.token()));
    assertThat(named.at(ANY).value('p', "keyed-of+12025550124")).isEqualTo("keyed-of+12025550124");
    assertThat(values.at(ANY).value('p', "acme")).isEqualTo(ACCOUNT.token());
    assertThat(values.at(ANY).value('p', "mac:001122334455")).isEqualTo("mac:001122334455");
  }

  /** Of a remark nobody knows what its words mean: only what can be no other word is one of it. */
  @Test
  void wordsOfARemarkAreReplacedIfTheyCanBeNothingElse() {
    NameFilter names = values.at(ANY);

    assertThat(names.remark("Called +12025550123, then +12025550123."))
        .isEqualTo("Called " + NUMBER.token() + ", then " + NUMBER.token() + ".");
    assertThat(names.remark("\u00e9 mac:001122334455 \u00e9"))
        .isEqualTo("\u00e9 " + DEVICE.token() + " \u00e9");
    for (String other :
        List.of("Account acme called", "+120255501230", "x+12025550123", "mac:001122334455-6")) {
      assertThat(names.remark(other)).isEqualTo(other);
    }
    assertThat(values.at(1_001).remark("+12025550123")).isEqualTo("+12025550123");
  }

  /** Such as of {@code again: security.device != '' ? security.device : security.address}. */
  @Test
  void theHashOfAValueOfNoKindIsReplacedIfItCanBeNothingElse() throws IOException {
    NameFilter names = values.at(ANY);

    assertThat(names.hash(Hash.of("\0:mac:001122334455")))
        .isEqualTo(Hash.of("\0:" + DEVICE.token()));
    assertThat(names.hash(Hash.of("\0:acme"))).isEqualTo(Hash.of("\0:acme"));
    assertThat(values.at(1_001).hash(Hash.of("\0:+12025550123")))
        .isEqualTo(Hash.of("\0:+12025550123"));
    assertThat(values.mayBeIn(stored("", Hash.of("\0:mac:001122334455")))).isTrue();
  }

  @Test
  void aStoredFormIsReadWithTokens() throws IOException {
    byte[] bytes = stored("n:+12025550123", Hash.of("a:acme"));

    var in = values.filter(bytes, ANY);
    assertThat(Wire.readKey(in)).isEqualTo("n:" + NUMBER.token());
    assertThat(Wire.readHash(in)).isEqualTo(Hash.of("a:" + ACCOUNT.token()));
    assertThat(in.changed()).isTrue();
    assertThat(values.replaced(NUMBER)).isEqualTo(1);
    assertThat(values.replaced(ACCOUNT)).isEqualTo(1);
    assertThat(values.replaced(DEVICE)).isZero();

    var ids = values.filter(bytes, ANY);
    assertThat(Wire.readText(ids)).as("what names nobody").isEqualTo("n:+12025550123");
    assertThat(ids.readLong()).isEqualTo(Hash.of("a:acme"));
    assertThat(ids.changed()).isFalse();
  }

  @Test
  void whatHasNoneOfThemIsNotRead() throws IOException {
    assertThat(values.mayBeIn(stored("n:+12025550123", 0))).isTrue();
    assertThat(values.mayBeIn(stored("", Hash.of("n:+12025550123")))).isTrue();
    assertThat(values.mayBeIn(stored("n:+12025550124", 0))).isFalse();
    assertThat(values.mayBeIn(new byte[0])).isFalse();
    assertThat(ErasedValues.NONE.mayBeIn(stored("n:+12025550123", 0))).isFalse();
  }

  /** A value of three bytes is too short to be looked for, so everything is read. */
  @Test
  void aShortValueIsFoundToo() {
    ErasedValues shorts = new ErasedValues(List.of(erasure("p", SubjectKind.ACCOUNT, "a17")));

    assertThat(shorts.mayBeIn(new byte[] {1})).isTrue();
    assertThat(shorts.at(ANY).key("a:a17")).startsWith("a:" + Subject.ERASED);
    assertThat(shorts.at(ANY).remark("Account a17")).isEqualTo("Account a17");
  }

  @Test
  void manyValuesAreFoundWhereASimpleSearchFindsThem() {
    Random random = new Random(7);
    List<Erasure> erasures = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String value = "+1202%07d".formatted(random.nextInt(10_000_000));
      erasures.add(erasure("p-" + i, SubjectKind.NUMBER, value));
    }
    ErasedValues many = new ErasedValues(erasures);
    int found = 0;
    for (int i = 0; i < 2_000; i++) {
      ByteBuffer state = ByteBuffer.allocate(64);
      random.nextBytes(state.array());
      String held = "+1202%07d".formatted(random.nextInt(10_000_000));
      String value = i % 4 == 0 ? erasures.get(i).subject().value() : held;
      state.position(random.nextInt(50)).put(value.getBytes(UTF_8));
      boolean simple = erasures.stream().anyMatch(each -> each.subject().value().equals(value));
      assertThat(many.mayBeIn(state.array())).isEqualTo(simple);
      found += simple ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(500);
  }
}
