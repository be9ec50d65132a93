package io.ringfence.privacy.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.privacy.Erasure;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who was erased is known by a digest, and costs nothing where nothing is old enough. */
class ErasureLedgerTest {

  private static final long THEN = 1_764_061_200_000L;
  private static final Subject ADA = new Subject(SubjectKind.NUMBER, "+12025550123");
  private static final Subject BEN = new Subject(SubjectKind.ACCOUNT, "acme-17");

  private final SubjectDigests digests =
      SubjectDigests.under("for tests, no secret".getBytes(UTF_8));
  private final ErasureLedger ledger = new ErasureLedger(digests);

  private LedgerEntry entry(Subject subject, String request, long time) {
    return digests.entry(subject.key(), request, time);
  }

  @Test
  void whatIsOlderIsErasedAndWhatIsNewerIsNot() {
    ledger.add(entry(ADA, "p-1", THEN));

    assertThat(ledger.find(ADA.key(), THEN)).contains(digests.erasure("p-1", ADA, THEN, ""));
    assertThat(ledger.find(ADA.key(), THEN + 1)).isEmpty();
    assertThat(ledger.find(BEN.key(), THEN)).isEmpty();
  }

  @Test
  void whatHappensNowCostsNoDigest() {
    ledger.add(entry(ADA, "p-1", THEN));

    for (int i = 1; i <= 1_000; i++) {
      ledger.find("n:+1202555" + i, THEN + i);
    }
    assertThat(ledger.digested()).isZero();

    for (int i = 0; i < 1_000; i++) {
      ledger.find(BEN.key(), THEN - i);
    }
    assertThat(ledger.digested()).as("and of what is old, each subject costs one").isOne();
  }

  @Test
  void ofSeveralEntriesTheLatestCountsInWhateverOrder() {
    ledger.add(entry(ADA, "p-2", THEN + 5));
    ledger.add(entry(ADA, "p-1", THEN));

    assertThat(ledger.find(ADA.key(), THEN + 3)).map(Erasure::request).contains("p-2");
    assertThat(ledger.entry(ADA.key(), "p-0", THEN - 9).time())
        .as("a request that comes again takes nothing back")
        .isEqualTo(THEN + 5);
  }

  @Test
  void anEntryThatIsNewIsFoundAlsoOfOneWhoWasLookedUpBefore() {
    ledger.add(entry(ADA, "p-1", THEN));
    assertThat(ledger.find(BEN.key(), THEN)).isEmpty();

    ledger.add(digests.erasure("p-2", BEN, THEN, ""));

    assertThat(ledger.find(BEN.key(), THEN)).isPresent();
  }

  @Test
  void anEntryNamesNobodyAndIsReadAsItWasWritten() {
    LedgerEntry entry = entry(ADA, "p-1", THEN);

    assertThat(entry.json()).doesNotContain("2025550123").contains("\"request\":\"p-1\"");
    assertThat(LedgerEntry.of(entry.json().getBytes(UTF_8))).contains(entry);
    assertThat(digests.intact(entry)).isTrue();
  }

  @Test
  void whatSomebodyElseHasWrittenIsNotBelieved() {
    LedgerEntry entry = entry(ADA, "p-1", THEN);
    LedgerEntry later = new LedgerEntry(entry.subject(), "p-1", THEN + 1, entry.seal());
    LedgerEntry foreign =
        SubjectDigests.under("another key of tests".getBytes(UTF_8)).entry(ADA.key(), "p-1", THEN);

    assertThat(ledger.add(later)).isFalse();
    assertThat(ledger.add(foreign)).isFalse();
    assertThat(ledger.find(ADA.key(), THEN)).isEmpty();
    for (String record :
        List.of(
            "",
            "{}",
            "[1]",
            "null",
            "{\"subject\":\"x\",\"time\":\"+999999999-01-01T00:00:00Z\"}")) {
      assertThat(LedgerEntry.of(record.getBytes(UTF_8))).isEmpty();
    }
    assertThat(LedgerEntry.of(null)).isEmpty();
  }

  @Test
  void aTextMayNameSomebodyInManyWays() {
    assertThat(named("+12025550123")).contains("n:+12025550123");
    assertThat(named("n:+12025550123")).contains("n:+12025550123");
    assertThat(named("Number +12025550123, of acme-17.")).contains("n:+12025550123", "a:acme-17");
    assertThat(named("account:acme-17")).contains("a:acme-17");
    assertThat(named("irsf@address:203.0.113.7")).contains("i:203.0.113.7");
    assertThat(named("mac:001122334455")).contains("d:mac:001122334455");
    assertThat(named("2001:db8::1")).contains("i:2001:db8::1");
    assertThat(named("two words")).contains("a:two words");
    assertThat(named("")).isEmpty();
  }

  private static List<String> named(String text) {
    List<String> keys = new ArrayList<>();
    PossibleSubjects.of(text, keys::add);
    return keys;
  }
}
