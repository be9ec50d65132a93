package io.ringfence.cli.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.Launch;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The holder of the keys finds the receipts of a subject. */
class PseudonymCommandTest {

  private static final Subject ADA = new Subject(SubjectKind.NUMBER, "+12025550123");
  private static final byte[] OLD = "of last year, no secret".getBytes(UTF_8);
  private static final byte[] NEW = "of this year, no secret".getBytes(UTF_8);
  private static final byte[] IDS = "of ids, for tests only".getBytes(UTF_8);

  @TempDir private Path folder;

  private static Launch asked(Object... keys) {
    String[] all = new String[2 + keys.length];
    all[0] = "pseudonym";
    all[1] = "number:+12025550123";
    for (int i = 0; i < keys.length; i++) {
      all[2 + i] = keys[i].toString();
    }
    return Launch.of(all);
  }

  @Test
  void aSubjectIsNamedUnderEveryKey() throws IOException {
    Path keys = Files.createDirectory(folder.resolve("keys"));
    Files.write(keys.resolve("2025"), OLD);
    Files.write(keys.resolve("2026"), NEW);
    Path ids = Files.write(folder.resolve("id.key"), IDS);

    Launch both = asked("--receipt-key-file", keys, "--id-key-file", ids);
    Launch without = asked("--receipt-key-file", keys);

    assertThat(both.out().lines())
        .containsExactly(
            "receipt " + new Pseudonym(OLD).key() + ' ' + new Pseudonym(OLD).of(ADA),
            "receipt " + new Pseudonym(NEW).key() + ' ' + new Pseudonym(NEW).of(ADA),
            "ledger           " + SubjectDigests.under(IDS).of(ADA));
    assertThat(without.out()).contains(SubjectDigests.under(OLD).of(ADA));
  }

  @Test
  void withoutAKeyNothingIsPrinted() throws IOException {
    Path tooShort = Files.write(folder.resolve("short.key"), new byte[] {1});

    assertThat(asked().exit()).isEqualTo(2);
    assertThat(asked("--receipt-key-file", folder.resolve("none")).exit()).isEqualTo(2);
    assertThat(asked("--receipt-key-file", tooShort).exit()).isEqualTo(2);
  }
}
