package io.ringfence.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.encoding.Wire;
import io.ringfence.signal.fixture.ErasureFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ErasedValuesTest {

  @Test
  void anErasureOnATenantsInstructionReachesWhatIsItsAndNothingElse() {
    Subject number = new Subject(SubjectKind.NUMBER, "+12025550188");
    Erasure theirs = ErasureFixture.erasure("p-1", number, 1_000, "acme");
    Erasure providers = erasure("p-2", SubjectKind.NUMBER, "+12025550199");
    ErasedValues values = new ErasedValues(List.of(theirs, providers));

    assertThat(values.reaching("acme").text("+12025550188")).isEqualTo(theirs.token());
    assertThat(values.reaching("").text("+12025550188")).isEqualTo("+12025550188");
    assertThat(values.reaching("bolt").text("+12025550188")).isEqualTo("+12025550188");
    assertThat(values.reaching("").text("+12025550199")).isEqualTo(providers.token());
    assertThat(values.reaching("acme").erases(number.key(), 500)).isTrue();
    assertThat(values.reaching("bolt").erases(number.key(), 500)).isFalse();
    assertThat(values.replaced(theirs)).isEqualTo(1);
    assertThat(values.replaced(providers)).isEqualTo(1);
  }

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
  void tokensTakeThePlaceOfValuesAndKeys() {
    assertThat(values.text("+12025550123")).isEqualTo(NUMBER.token());
    assertThat(values.text("n:+12025550123")).isEqualTo("n:" + NUMBER.token());
    assertThat(values.text("a:acme")).isEqualTo("a:" + ACCOUNT.token());
    assertThat(values.text("acme")).isEqualTo(ACCOUNT.token());
  }

  @Test
  void aParticipantOfAMeetingIsFoundByTheNameThatItHasUnderAKey() throws IOException {
    ErasedValues named = new ErasedValues(List.of(NUMBER), value -> "keyed-of" + value);

    assertThat(named.mayBeIn(stored("m:room keyed-of+12025550123", 1))).isTrue();
    assertThat(named.mayBeIn(stored("m:room", Hash.of("keyed-of+12025550123")))).isTrue();
    assertThat(named.text("keyed-of+12025550123")).isEqualTo(NUMBER.token());
    assertThat(named.hash(Hash.of("keyed-of+12025550123"), Long.MIN_VALUE))
        .isEqualTo(Hash.of(NUMBER.token()));
    assertThat(named.text("+12025550123")).isEqualTo(NUMBER.token());
    assertThat(named.text("keyed-of+12025550124")).isEqualTo("keyed-of+12025550124");
  }

  @Test
  void otherSubjectsKeepTheirNames() {
    for (String other :
        List.of(
            "",
            "a",
            "n:+120255501234",
            "n:acme",
            "a:acme-17",
            "a:my.acme",
            "t:acme",
            "+120255501230",
            "001122334455")) {
      assertThat(values.text(other)).isEqualTo(other);
    }
  }

  @Test
  void wordsOfASentenceAreReplacedAndPartsOfWordsAreNot() {
    assertThat(values.text("Account acme called acme-17 and acme2, then acme."))
        .isEqualTo(
            "Account "
                + ACCOUNT.token()
                + " called acme-17 and acme2, then "
                + ACCOUNT.token()
                + ".");
    assertThat(values.text("{\"links\":[\"number:+12025550123\",\"device:mac:001122334455\"]}"))
        .isEqualTo(
            "{\"links\":[\"number:" + NUMBER.token() + "\",\"device:" + DEVICE.token() + "\"]}");
    assertThat(values.text("é acme é, acmeé")).isEqualTo("é " + ACCOUNT.token() + " é, acmeé");
  }

  @Test
  void hashesOfValuesBecomeHashesOfTokens() {
    assertThat(values.hash(Hash.of("+12025550123"), Long.MIN_VALUE))
        .isEqualTo(Hash.of(NUMBER.token()));
    assertThat(values.hash(Hash.of("+12025550124"), Long.MIN_VALUE))
        .isEqualTo(Hash.of("+12025550124"));
  }

  @Test
  void aStoredFormIsReadWithTokens() throws IOException {
    byte[] bytes = stored("n:+12025550123", Hash.of("acme"));

    var in = values.filter(new DataInputStream(new ByteArrayInputStream(bytes)), Long.MIN_VALUE);

    assertThat(Wire.readText(in)).isEqualTo("n:" + NUMBER.token());
    assertThat(in.readLong()).isEqualTo(Hash.of(ACCOUNT.token()));
    assertThat(in.changed()).isTrue();
    assertThat(values.replaced(NUMBER)).isEqualTo(1);
    assertThat(values.replaced(ACCOUNT)).isEqualTo(1);
    assertThat(values.replaced(DEVICE)).isZero();
  }

  @Test
  void whatHasNoneOfThemIsNotRead() throws IOException {
    assertThat(values.mayBeIn(stored("n:+12025550123", 0))).isTrue();
    assertThat(values.mayBeIn(stored("", Hash.of("+12025550123")))).isTrue();
    assertThat(values.mayBeIn(stored("n:+12025550124", 0))).isFalse();
    assertThat(values.mayBeIn(new byte[0])).isFalse();
    assertThat(ErasedValues.NONE.mayBeIn(stored("n:+12025550123", 0))).isFalse();
  }

  /** A value of three bytes is too short to be looked for, so everything is read. */
  @Test
  void aShortValueIsFoundToo() {
    ErasedValues shorts = new ErasedValues(List.of(erasure("p", SubjectKind.ACCOUNT, "a17")));

    assertThat(shorts.mayBeIn(new byte[] {1})).isTrue();
    assertThat(shorts.text("a:a17")).startsWith("a:" + Subject.ERASED);
    assertThat(shorts.text("Account a17")).isEqualTo("Account a17");
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
