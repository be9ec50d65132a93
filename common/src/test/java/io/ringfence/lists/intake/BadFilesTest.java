package io.ringfence.lists.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.SubjectKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of mistake in a file is refused by its name, with its line. */
class BadFilesTest {

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, private",
    "192.168.0.0/16, private",
    "172.31.0.0/24, private",
    "fd12:3456::/48, private",
    "100.64.7.0/24, shared",
    "127.0.0.1, loopback",
    "::1, loopback",
    "169.254.1.1, link-local",
    "fe80::1, link-local",
    "febf::1, link-local",
    "172.31.255.255, private",
    "100.127.0.1, shared",
    "224.0.0.5, multicast",
    "ff02::1, multicast",
    "192.0.2.7, documentation",
    "198.51.100.0/24, documentation",
    "2001:db8:7::/48, documentation",
    "0.1.2.3, bogon",
    "198.18.0.1, bogon",
    "240.0.0.1, bogon",
    "255.255.255.255, bogon",
    "2002:c000:204::/48, bogon",
    "4000::1, bogon",
    "0.0.0.0/0, everything",
    "::/0, everything",
    "45.0.0.0/7, too-wide",
    "2a00::/18, too-wide",
    "*, everything",
    "+1*, too-wide",
    "+44*, too-wide",
    "911, emergency",
    "+1911, emergency",
    "GB:999, emergency",
    "0, nonsense-number",
    "0000000000, nonsense-number",
    "10176, nonsense-number",
    "+10005550123, nonsense-number",
    "+12021550123, nonsense-number",
    "+9991234567, nonsense-number",
    "+4412, nonsense-number",
    "+999*, nonsense-number",
    "nobody, bad-kind",
    "meeting:m-1, bad-kind",
    "address:nowhere, bad-subject",
    "network:1.2.3.4/33, bad-subject",
    "content:xyz, bad-subject",
  })
  void refusedByNameWithItsLine(String value, String name) {
    ReadEntries read = ReadEntries.of("+12025550123\n\n" + value + "\n+12025550199\n");

    assertThat(read.faults()).singleElement().asString().startsWith("f:3: " + name + ": ");
    assertThat(read.subjects()).containsExactly("n:+12025550123", "n:+12025550199");
    assertThat(read.intake().faults().ofWholeFiles()).isFalse();
  }

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("+12025550123,spam\n+12025550199,spam\n", "f:1: no-header: "),
        Arguments.of("# a\nreason,seen\nspam,3\n", "f:2: no-header: "),
        Arguments.of("number,reason\n+12025550123\n", "f:2: malformed: has 1 columns"),
        Arguments.of("number,reason\n+12025550123,a\n+12025550199,b,c\n", "f:3: malformed: "),
        Arguments.of("number,reason\n+12025550123,\"a\n\nb\"\n0,c\n", "f:5: nonsense-number: "),
        Arguments.of("number,reason\n+12025550123,a\n\n0,c\n", "f:4: nonsense-number: "),
        Arguments.of("number,reason\n+12025550123,a\n+12025550199,\"b\n", "f:3: truncated: "),
        Arguments.of("number,until\n+12025550123,tomorrow\n", "f:2: bad-time: until"),
        Arguments.of("number,from\n+12025550123,2026-02-30\n", "f:2: bad-time: from"),
        Arguments.of("number,from\n+12025550123,1764028800\n", "f:2: bad-time: from"),
        Arguments.of(
            "number,from,until\n+12025550123,2026-11-25,2026-11-25\n", "f:2: bad-time: until"),
        Arguments.of("number,kind\n+12025550123,phone\n", "f:2: bad-kind: kind"),
        Arguments.of("number,action\n+12025550123,remove\n", "f:2: bad-action: "),
        Arguments.of("[\"+12025550123\",\n\"+12025550199\"", "f:2: truncated: "),
        Arguments.of("{\"value\":\"+12025550123\"}\n{\"value\":\"+1202", "f:2: truncated: "),
        Arguments.of("[\"+12025550123\",\n+12025550199]", "f:2: malformed: "),
        Arguments.of("{\"value\":\"+12025550123\",\"value\":\"+1\"}", "f:1: malformed: "),
        Arguments.of("[\"+12025550123\",\n7]", "f:2: bad-subject: "),
        Arguments.of("[\"+12025550123\",\n{\"reason\":\"x\"}]", "f:2: bad-subject: "),
        Arguments.of("[{\"value\":\"+12025550123\",\n\"until\":true}]", "f:1: bad-time: until"),
        Arguments.of("create a hash:net\nadd a 1.1.1.0/24 nomatch\n", "f:2: bad-action: "),
        Arguments.of("create a hash:net\nflush a\n", "f:2: malformed: "),
        Arguments.of("+12025550123\n" + "x".repeat(20_000) + "\n", "f:2: too-long: "),
        Arguments.of("+12025550123\naccount:" + "x".repeat(200) + "\n", "f:2: too-long: value"),
        Arguments.of("number,reason\n+12025550123," + "x".repeat(300), "f:2: too-long: reason"),
        Arguments.of(
            "number,reason\n+12025550123,a\n+12025550199,a\n2025550123,b\n",
            "f:4: contradiction: line 2 says otherwise"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void brokenFilesAreRefusedWithTheLineAndTheReason(String text, String fault) {
    assertThat(ReadEntries.of(text).faults()).singleElement().asString().startsWith(fault);
  }

  @Test
  void onlyUtf8IsRead() {
    byte[] latin = "+12025550123 # Zürich\n+12025550199\n".getBytes(ISO_8859_1);
    byte[] wide = "\uFEFF+12025550123\n".getBytes(UTF_16LE);
    byte[] zero = "+12025550123\n+1202\0\n".getBytes(UTF_8);
    byte[] cut = Arrays.copyOf("+12025550123\n# é".getBytes(UTF_8), 16);

    assertThat(ReadEntries.of(latin, ReadEntries.USUAL).faults())
        .containsExactly("f:1: wrong-encoding: not UTF-8");
    assertThat(ReadEntries.of(wide, ReadEntries.USUAL).faults())
        .containsExactly("f:1: wrong-encoding: UTF-16, not UTF-8");
    assertThat(ReadEntries.of(zero, ReadEntries.USUAL).faults())
        .containsExactly("f:2: wrong-encoding: a zero byte, which no text has");
    assertThat(ReadEntries.of(cut, ReadEntries.USUAL).faults())
        .containsExactly("f:2: wrong-encoding: not UTF-8");
    assertThat(ReadEntries.of(latin, ReadEntries.USUAL).intake().faults().ofWholeFiles()).isTrue();
  }

  @Test
  void aDamagedOrCutGzipFileIsRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("+12025550123\n".getBytes(UTF_8));
    }
    byte[] whole = packed.toByteArray();
    byte[] damaged = whole.clone();
    damaged[whole.length - 6] ^= 1;

    assertThat(ReadEntries.of(Arrays.copyOf(whole, 20), ReadEntries.USUAL).faults())
        .singleElement()
        .asString()
        .startsWith("f: truncated: ");
    assertThat(ReadEntries.of(damaged, ReadEntries.USUAL).faults())
        .singleElement()
        .asString()
        .startsWith("f: malformed: ");
  }

  @Test
  void inANetsetThereAreOnlyNetworks() {
    ListImport.Settings netset =
        new ListImport.Settings(Format.NETSET, null, "US", false, Set.of());

    assertThat(ReadEntries.of("45.155.204.0/24\n+12025550123\n", netset).faults())
        .containsExactly("f:2: bad-subject: value: no IP address");
  }

  @Test
  void aRowMayNotSayAnotherKindThanTheOneThatWasSaid() {
    assertThat(ReadEntries.of("value,kind\nx,account\n", SubjectKind.NUMBER).faults())
        .singleElement()
        .asString()
        .startsWith("f:2: bad-kind: ");
  }

  @Test
  void aBlockMayBePermitted() {
    ListImport.Settings lab =
        new ListImport.Settings(null, null, "US", false, Set.of(ImportFaultKind.LOOPBACK));

    ReadEntries read = ReadEntries.of("127.0.0.9\n10.0.0.1\n", lab);

    assertThat(read.subjects()).containsExactly("i:127.0.0.9");
    assertThat(read.faults()).singleElement().asString().startsWith("f:2: private: ");
  }

  @Test
  void allFaultsAreCountedAndTheFirstOnesAreKept() {
    ReadEntries read = ReadEntries.of("0\n".repeat(120));

    assertThat(read.faults()).hasSize(ImportFaults.MOST_SHOWN);
    assertThat(read.intake().faults().total()).isEqualTo(120);
    assertThat(read.intake().faults().counts())
        .containsEntry(ImportFaultKind.NONSENSE_NUMBER, 120L);
  }

  @Test
  void aFaultNeverRepeatsWhatTheLineSays() {
    List<String> faults = ReadEntries.of("+12021550123\n10.9.8.7\n").faults();

    assertThat(faults).hasSize(2).noneMatch(each -> each.contains("1550") || each.contains("9.8"));
  }
}
