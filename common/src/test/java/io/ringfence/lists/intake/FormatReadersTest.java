package io.ringfence.lists.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.notation.Rfc3339;
import io.ringfence.signal.SubjectKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The forms in which lists come, detected by their content. */
class FormatReadersTest {

  private static final long DAY = Rfc3339.millis("2026-11-25T00:00:00Z");

  @Test
  void aSubjectALineWithCommentsAndEmptyLines() {
    ReadEntries read =
        ReadEntries.of(
            """
            # numbers
            +12025550123
            (202) 555-0199   # an office

            ; networks
            45.155.204.0/24
            2a0e:b107:1::/48
            2.56.56.1
            2.56.57.1/32
            +88216*
            mac:00:11:22:33:44:55
            account:acme-17
            NG:3036
            """);

    assertThat(read.faults()).isEmpty();
    assertThat(read.subjects())
        .containsExactly(
            "n:+12025550123",
            "n:+12025550199",
            "w:45.155.204.0/24",
            "w:2a0e:b107:1::/48",
            "i:2.56.56.1",
            "i:2.56.57.1",
            "r:+88216",
            "d:mac:001122334455",
            "a:acme-17",
            "n:NG:3036");
  }

  @Test
  void aTableWhoseHeaderNamesItsColumnsInAnyOrder() {
    ReadEntries read =
        ReadEntries.of(
            """
            \uFEFFreason;seen;Number;until;kind
            "spam; with ""quotes\""";3;+12025550123;2026-11-25;
            ;;+1 202 555 0199;;number
            """);

    assertThat(read.faults()).isEmpty();
    assertThat(read.subjects()).containsExactly("n:+12025550123", "n:+12025550199");
    assertThat(read.wanted().get(0).reason()).isEqualTo("spam; with \"quotes\"");
    assertThat(read.wanted().get(0).until()).isEqualTo(DAY);
    assertThat(read.wanted().get(1).until()).isEqualTo(DesiredEntry.UNSAID);
  }

  @Test
  void aTableOfOneColumn() {
    assertThat(ReadEntries.of("number\n2025550123\n").subjects()).containsExactly("n:+12025550123");
  }

  @Test
  void whatIpsetSavesWithItsComments() {
    ReadEntries read =
        ReadEntries.of(
            """
            create bad hash:net family inet hashsize 1024 maxelem 65536 comment
            add bad 45.155.204.0/24 comment "rented out"
            add bad 2.56.56.1 timeout 300
            """);

    assertThat(read.faults()).isEmpty();
    assertThat(read.subjects()).containsExactly("w:45.155.204.0/24", "i:2.56.56.1");
    assertThat(read.wanted().get(0).reason()).isEqualTo("rented out");
  }

  @Test
  void jsonAsAnArrayOrAsLinesOfTextsOrObjectsOrOurOwnListings() {
    String array = "[ \"+12025550123\",\n {\"number\":12025550199, \"reason\":\"r\"} ]";
    String lines =
        """
        {"value":"45.155.204.0/24","from":1764028800000}
        {"type":"listing","id":"l","time":"2026-11-25T09:00:00Z","action":"allow","subject":{"kind":"device","value":"00-11-22-33-44-55"},"list":"x","until":"2026-11-25T00:00:00Z"}
        """;

    assertThat(ReadEntries.of(array).subjects())
        .containsExactly("n:+12025550123", "n:+12025550199");
    assertThat(ReadEntries.of(array).wanted().get(1).reason()).isEqualTo("r");
    assertThat(ReadEntries.of(lines).faults()).isEmpty();
    assertThat(ReadEntries.of(lines).subjects())
        .containsExactly("w:45.155.204.0/24", "d:mac:001122334455");
    assertThat(ReadEntries.of(lines).wanted().get(1).allow()).isTrue();
    assertThat(ReadEntries.of("[]").wanted()).isEmpty();
  }

  @Test
  void bracketsMayAlsoBeThoseOfAnAddress() {
    assertThat(ReadEntries.of("[2a0e:b107:1::1]:5060\n").subjects())
        .containsExactly("i:2a0e:b107:1::1");
  }

  @Test
  void compressedFiles() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("+12025550123\n".getBytes(UTF_8));
    }
    byte[] bytes = packed.toByteArray();

    assertThat(ReadEntries.of(bytes, ReadEntries.USUAL).subjects())
        .containsExactly("n:+12025550123");
  }

  @Test
  void theKindThatIsSaidWins() {
    assertThat(ReadEntries.of("1212555\n", SubjectKind.RANGE).subjects())
        .containsExactly("r:+1212555");
    assertThat(ReadEntries.of("001122334455\n", SubjectKind.DEVICE).subjects())
        .containsExactly("d:mac:001122334455");
    assertThat(ReadEntries.of("2.56.56.1\n", SubjectKind.NETWORK).subjects())
        .containsExactly("w:2.56.56.1/32");
  }

  @Test
  void tenDigitsInNorthAmericaAreANumberThereAlsoWhereNobodyHasTheArea() {
    assertThat(ReadEntries.of("391-234-5678\n3912345678\n+393912345678\n").subjects())
        .containsExactly("n:+13912345678", "n:+393912345678");
    assertThat(
            ReadEntries.of(
                    "3912345678\n", new ListImport.Settings(null, null, "IT", false, Set.of()))
                .subjects())
        .containsExactly("n:+393912345678");
  }

  @Test
  void whoeverIsClearedMayBeAnybody() {
    ListImport.Settings allow = new ListImport.Settings(null, null, "US", true, Set.of());

    ReadEntries read = ReadEntries.of("10.0.0.0/8\n911\nUS:911\n", allow);

    assertThat(read.subjects()).contains("w:10.0.0.0/8", "n:US:911");
  }

  @Test
  void whatIsSaidTwiceCountsOnce() {
    ReadEntries read = ReadEntries.of("+12025550123\n202-555-0123\n");

    assertThat(read.faults()).isEmpty();
    assertThat(read.subjects()).hasSize(1);
    assertThat(read.intake().repeated()).isEqualTo(1);
  }
}
