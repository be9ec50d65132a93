package io.ringfence.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TariffFileTest {

  private static final Path SHIPPED = Path.of("../deploy/rules/tariff.csv");
  private static final String HEADER = "prefix,country,band,perMinute,premium\n";

  @Test
  void aLineBecomesARate() throws IOException {
    TariffFile.Read read = read(HEADER + "\n# satellites\n 882, 001, satellite, 5.0, true\n");

    assertThat(read.faults()).isEmpty();
    assertThat(read.tariff().of("+88216000123"))
        .isEqualTo(new TariffRate("882", "001", "satellite", 5.0, true));
  }

  @Test
  void everyFaultNamesItsLineAndTheSoundLinesAreTaken() throws IOException {
    TariffFile.Read read =
        read(
            HEADER
                + "1,US,north-america,0.01,false\n"
                + "+44,GB,b,0.01,false\n"
                + "45,Denmark,b,-1,maybe\n"
                + "46,SE\n"
                + "1,CA,b,0.01,false\n"
                + "47,NO,Band Nine,NaN,true\n");

    assertThat(read.tariff().of("+12025550123").band()).isEqualTo("north-america");
    assertThat(List.of("+442079460000", "+4532123456", "+468123456", "+4721234567"))
        .allSatisfy(other -> assertThat(read.tariff().of(other)).isEqualTo(TariffRate.NONE));
    assertThat(read.faults().stream().map(TariffFile.Fault::line))
        .containsExactly(3, 4, 4, 4, 5, 6, 7, 7);
    assertThat(read.faults().get(0).message()).contains("prefix");
    assertThat(read.faults().get(5).message()).contains("line 2");
  }

  @Test
  void aRateDeckMayHaveQuotesFurtherColumnsAndAnotherOrder() throws IOException {
    TariffFile.Read read =
        read(
            "\uFEFF# as the carrier sends it\n\n"
                + "\"Destination, long\";Premium;PREFIX;Per minute;Country;Band\r\n"
                + "\"Saint Helena; \"\"island\"\"\r\nJamestown\";TRUE;\"290\";1.5;SH;islands\r\n"
                + "  # \"one left out;\r\n"
                + "Ascension;true;247;1.5;SH;islands;\r\n");

    assertThat(read.tariff().of("+29012345"))
        .isEqualTo(new TariffRate("290", "SH", "islands", 1.5, true));
    assertThat(read.faults()).containsExactly(new TariffFile.Fault(7, "has 7 columns, not 6"));
  }

  @Test
  void aQuoteThatDoesNotEndEndsTheFile() throws IOException {
    TariffFile.Read read =
        read(HEADER + "1,US,b,0.01,false\n44,\"GB,b,0.01,false\n45,DK,b,0.01,false\n");

    assertThat(read.tariff().of("+12025550123").band()).isEqualTo("b");
    assertThat(read.tariff().of("+4532123456")).isEqualTo(TariffRate.NONE);
    assertThat(read.faults()).hasSize(1);
  }

  @Test
  void aHeaderThatLacksAColumnOrNamesOneTwiceIsAtFault() throws IOException {
    assertThat(read("prefix,country,band,perMinute\n1,US,b,0.01\n").faults()).hasSize(1);
    assertThat(read("prefix,prefix,country,band,perMinute,premium\n").faults()).hasSize(1);
  }

  @Test
  void aFileWithoutItsHeaderIsAtFault() throws IOException {
    assertThat(read("1,US,b,0.01,false\n").faults().get(0).line()).isEqualTo(1);
    assertThat(read("").faults()).hasSize(1);
  }

  @Test
  void theShippedTariffIsSoundAndNamesCountriesByTheirCallingCodes() throws IOException {
    TariffFile.Read read = TariffFile.read(SHIPPED);

    assertThat(read.faults()).isEmpty();
    PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    List<String> lines = Files.readAllLines(SHIPPED);
    for (String line : lines.subList(lines.indexOf(HEADER.strip()) + 1, lines.size())) {
      String[] columns = line.split(",", -1);
      boolean known = false;
      for (int digits = 1; digits <= Math.min(3, columns[0].length()); digits++) {
        int code = Integer.parseInt(columns[0].substring(0, digits));
        known |= library.getRegionCodesForCountryCode(code).contains(columns[1]);
      }
      assertThat(known).as(line).isTrue();
    }
  }

  @Test
  void everyCallingCodeHasAPrice() throws IOException {
    Tariff tariff = TariffFile.read(SHIPPED).tariff();

    assertThat(PhoneNumberUtil.getInstance().getSupportedCallingCodes())
        .allSatisfy(
            code ->
                assertThat(tariff.of("+" + code + "5550123").band()).as("+" + code).isNotEmpty());
  }

  private static TariffFile.Read read(String text) throws IOException {
    return TariffFile.read(new StringReader(text));
  }
}
