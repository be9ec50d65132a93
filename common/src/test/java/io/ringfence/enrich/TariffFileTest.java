package io.ringfence.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TariffFileTest {

  private static final Path SHIPPED = Path.of("../deploy/rules/tariff.csv");
  private static final String SHIPPED_HEADER = "prefix,country,band,perMinute (USD),premium";
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

    assertThat(read.tariff().size()).isEqualTo(1);
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

    assertThat(read.tariff().size()).isEqualTo(1);
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
    for (String line : lines.subList(lines.indexOf(SHIPPED_HEADER) + 1, lines.size())) {
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

  @Test
  void theCurrencyIsThatOfTheHeaderOrOfEveryLine() throws IOException {
    String line = "1,US,b,0.01,false";
    assertThat(read(HEADER + line).tariff().currency()).isEmpty();
    assertThat(read(HEADER.replace("Minute", "Minute (EUR)") + line).tariff().currency())
        .isEqualTo("EUR");
    String with = HEADER.strip() + ",currency\n";
    assertThat(read(with + line + ",GBP\n44,GB,b,1,false,GBP\n").tariff().currency())
        .isEqualTo("GBP");
    assertThat(read(with + line + ",GBP\n44,GB,b,1,false,EUR\n").faults()).hasSize(1);
    assertThat(read(with + line + ",pounds\n").faults()).isNotEmpty();
  }

  @Test
  void ofLinesWithOnePrefixTheOneCountsThatHoldsWhenTheCallBeginsAndOverItsTrunk()
      throws IOException {
    Tariff tariff =
        sound(
            HEADER.strip()
                + ",From,Until,Trunk\n"
                + "882,001,old,1,true,,2026-06-01,\n"
                + "882,001,new,2,true,2026-06-01,,\n"
                + "8821,001,brief,3,true,2026-07-01T00:00:00Z,2026-08-01T02:00:00+02:00,\n"
                + "882,001,own,4,true,,,carrier-a\n");

    assertThat(band(tariff, "2026-05-31T23:59:59Z", "")).isEqualTo("old");
    assertThat(band(tariff, "2026-06-01T00:00:00Z", "carrier-b")).isEqualTo("new");
    assertThat(band(tariff, "2026-06-01T00:00:00Z", "carrier-a")).isEqualTo("own");
    assertThat(band(tariff, "2026-07-31T23:59:59Z", "carrier-a")).isEqualTo("brief");
    assertThat(band(tariff, "2026-08-01T00:00:00Z", "")).isEqualTo("new");
    assertThat(tariff.of("+88216000123").band()).isEqualTo("new");
  }

  private static String band(Tariff tariff, String time, String trunk) {
    return tariff.of("+88216000123", Instant.parse(time).toEpochMilli(), trunk).band();
  }

  @Test
  void linesOfOnePrefixMayNotHoldAtTheSameTimeOverOneTrunk() throws IOException {
    String header = HEADER.strip() + ",from,until,trunk\n";

    assertThat(read(header + "1,US,a,1,false,,2026-06-02,\n1,US,b,1,false,2026-06-01,,\n").faults())
        .extracting(TariffFile.Fault::message)
        .containsExactly("prefix was given in line 2 already");
    assertThat(read(header + "1,US,a,1,false,2026-06-01,2026-06-01,\n").faults()).hasSize(1);
    assertThat(read(header + "1,US,a,1,false,summer,,\n").faults()).hasSize(1);
  }

  @Test
  void talkIsBilledByIncrementsAndSoldAtThePriceOfTheCustomer() throws IOException {
    Tariff tariff =
        sound(
            HEADER.strip()
                + ",increments,sellPerMinute,perMessage\n"
                + "1,US,b,0.6,false,60/60,1.2,0.05\n44,GB,b,0.6,false,30/6,,\n"
                + "45,DK,b,0.6,false,1,,\n46,SE,b,0.6,false,,,\n");

    assertThat(tariff.of("+12").cost().ofTalk(61_000)).isEqualTo(1.2);
    assertThat(tariff.of("+12").cost().soldTalk(61_000)).isEqualTo(2.4);
    assertThat(tariff.of("+12").cost().perMessage()).isEqualTo(0.05);
    assertThat(tariff.of("+442").cost().ofTalk(1)).isEqualTo(0.3);
    assertThat(tariff.of("+442").cost().ofTalk(30_001)).isCloseTo(0.36, within(1e-12));
    assertThat(tariff.of("+442").cost().soldTalk(1)).isNegative();
    assertThat(tariff.of("+452").cost().ofTalk(1_001)).isCloseTo(0.02, within(1e-12));
    assertThat(tariff.of("+462").cost().ofTalk(1_500)).isCloseTo(0.015, within(1e-12));
    assertThat(tariff.of("+462").cost().ofTalk(0)).isZero();
    assertThat(read(HEADER.strip() + ",increments\n1,US,b,1,false,a/b\n").faults()).hasSize(1);
  }

  private static Tariff sound(String text) throws IOException {
    TariffFile.Read read = read(text);
    assertThat(read.faults()).isEmpty();
    return read.tariff();
  }

  private static TariffFile.Read read(String text) throws IOException {
    return TariffFile.read(new StringReader(text));
  }
}
