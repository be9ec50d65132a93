package io.ringfence.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Golden;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stored forms are those of the golden files. */
class PrivacyCodecsTest {

  private static <T> void assertGolden(String name, Codec<T> codec, List<T> values)
      throws IOException {
    String file = name + ".v" + codec.version();
    assertThat(Golden.read(file, codec, codec.version())).isEqualTo(values);
    assertThat(values.stream().map(each -> Golden.toHex(each, codec)).toList())
        .isEqualTo(Golden.lines(file));
  }

  @Test
  void erasures() throws IOException {
    Subject subject = new Subject(SubjectKind.NUMBER, "+12025550123");

    Erasure own =
        new Erasure("p-1", subject, 1_764_061_200_000L, "", Subject.ERASED + "0123456789abcdef");
    assertGolden(
        "erasure",
        new ErasureCodec(),
        List.of(
            own,
            new Erasure(
                "p-2", subject, 1_764_061_200_000L, "acme", Subject.ERASED + "fedcba9876543210")));
  }

  @Test
  void holds() throws IOException {
    HeldErasure hold = HeldErasure.until("p-1", 1_764_061_200_000L);
    HeldErasure own = hold.and(1_764_061_100_000L, "");
    assertGolden(
        "held-erasure",
        new HeldErasureCodec(),
        List.of(hold, own, hold.and(1_764_061_100_000L, "acme")));
  }

  @Test
  void receiptsThatAreNotComplete() throws IOException {
    BitSet covered = new BitSet();
    covered.set(0, 64);
    OpenReceipt empty = OpenReceipt.until(1_764_666_000_000L);
    String json = "{\"request\":\"p-1\"}";

    assertGolden(
        "open-receipt",
        new OpenReceiptCodec(),
        List.of(
            empty,
            new OpenReceipt(json, "{\"subject\":\"00\"}", covered, 128, 17, 1_764_666_000_000L)));
  }

  @Test
  void partsOfReceipts() throws IOException {
    ReceiptPart swept = new ReceiptPart.Swept("p-1", 0, 63, 128, 17);

    assertGolden(
        "receipt-part",
        new ReceiptPartCodec(),
        List.of(new ReceiptPart.Own("p-1", "{}", true, "{\"subject\":\"00\"}"), swept));
  }

  @Test
  void aReceiptIsCompleteOnceAllKeyGroupsAreCovered() {
    OpenReceipt receipt =
        OpenReceipt.until(1)
            .with(new ReceiptPart.Swept("p-1", 64, 127, 128, 2))
            .with(new ReceiptPart.Own("p-1", "{}", true, ""));
    assertThat(receipt.isComplete()).isFalse();

    OpenReceipt again = receipt.with(new ReceiptPart.Swept("p-1", 64, 127, 128, 0));
    assertThat(again.isComplete()).isFalse();

    OpenReceipt all = again.with(new ReceiptPart.Swept("p-1", 0, 63, 128, 3));
    assertThat(all.isComplete()).isTrue();
    assertThat(all.places()).isEqualTo(5);
  }
}
