package io.ringfence.cli.audit.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.encoding.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The search that says that nothing is left finds what there is. */
class RawSearchTest {

  private static final String NUMBER = "+12025550123";

  private static RawSearch search() {
    return RawSearch.everyForm(List.of(NUMBER, "a-j9", "josé"));
  }

  private static byte[] bytes(String text, Charset charset) {
    return ("{\"x\":\"" + text + "\"}").getBytes(charset);
  }

  @Test
  void textIsFoundInEveryCharset() {
    assertThat(search().in(bytes(NUMBER, UTF_8))).containsOnlyKeys("utf-8");
    assertThat(search().in(bytes(NUMBER, UTF_16BE))).containsKeys("utf-16be");
    assertThat(search().in(bytes(NUMBER, UTF_16LE))).containsKeys("utf-16le");
    assertThat(search().in(bytes("josé", ISO_8859_1))).containsOnlyKeys("latin-1");
  }

  @Test
  void itIsFoundInBase64WhereverItBegins() {
    for (String before : List.of("", "x", "xy", "xyz")) {
      byte[] encoded = Base64.getEncoder().encode((before + NUMBER + "zzz").getBytes(UTF_8));
      assertThat(search().in(encoded)).as(before).containsOnlyKeys("base64");
    }
  }

  @Test
  void hashesAndHexAreFound() {
    long hash = Hash.of("n:" + NUMBER);
    byte[] raw = ByteBuffer.allocate(20).putInt(7).putLong(hash).putLong(9).array();
    assertThat(search().in(raw)).containsOnlyKeys("hash");
    String hex = HexFormat.of().formatHex(NUMBER.getBytes(UTF_8));
    assertThat(search().in(hex.getBytes(UTF_8))).containsOnlyKeys("hex");
    assertThat(search().in(HexFormat.of().toHexDigits(hash).getBytes(UTF_8)))
        .containsOnlyKeys("hash in hex");
  }

  @Test
  void theBeginningOfALongerWordIsNothing() {
    assertThat(search().in(bytes("a-j91", UTF_8))).isEmpty();
    assertThat(search().in(bytes("account a-j9.", UTF_8))).containsEntry("utf-8", 1);
  }

  @Test
  void itSaysWhichWereFound() {
    RawSearch search = search();

    search.in(bytes(NUMBER + " and " + NUMBER, UTF_8));

    assertThat(search.found()).containsExactly(NUMBER);
  }
}
