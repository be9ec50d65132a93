package io.ringfence.jobs.detection;

import static io.ringfence.jobs.detection.ErasingFixture.CALLER;
import static io.ringfence.jobs.detection.ErasingFixture.START;
import static io.ringfence.jobs.detection.ErasingFixture.erase;
import static io.ringfence.jobs.detection.ErasingFixture.number;
import static io.ringfence.jobs.detection.ErasingFixture.reports;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.privacy.ReceiptPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of receipts rotate; what has to be found again for years does not go by them. */
class RotatedKeysTest {

  private static final byte[] OLD = "of last year, no secret".getBytes(UTF_8);
  private static final byte[] NEW = "of this year, no secret".getBytes(UTF_8);

  @TempDir private Path keys;

  @BeforeEach
  void firstKey() throws IOException {
    Files.write(keys.resolve("2025"), OLD);
    Files.write(keys.resolve(".hidden"), new byte[] {1});
  }

  private void rotate() throws IOException {
    Files.write(keys.resolve("2026"), NEW);
  }

  private DetectionSettings settings() {
    DetectionSettings any = SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT);
    return new DetectionSettings(any.pack(), any.feeds(), SecretKey.file(keys), any.tenants());
  }

  private ReceiptPart.Own erased() throws Exception {
    try (var harness = new JudgeHarness(settings())) {
      harness.open();
      erase(harness, "p-1", number(CALLER), START);
      return (ReceiptPart.Own) reports(harness).get(0);
    }
  }

  @Test
  void aReceiptIsUnderTheNewestKeyAndSaysUnderWhich() throws Exception {
    String before = erased().json();
    rotate();
    String after = erased().json();

    assertThat(before).contains(new Pseudonym(OLD).of(number(CALLER)), keyField(OLD));
    assertThat(after).contains(new Pseudonym(NEW).of(number(CALLER)), keyField(NEW));
    assertThat(keyField(OLD)).isNotEqualTo(keyField(NEW));
  }

  private static String keyField(byte[] key) {
    return "\"key\":\"" + new Pseudonym(key).key() + '"';
  }

  @Test
  void theLedgerAndWhatIsSealedInTheStateStayUnderTheFirst() throws Exception {
    String before = erased().ledger();
    byte[] sealed = settings().stateSeal().seal(new byte[] {7});

    rotate();

    assertThat(erased().ledger()).isEqualTo(before);
    assertThat(settings().stateSeal().open(sealed)).hasValue(new byte[] {7});
  }
}
