package io.ringfence.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.lists.HistoryFile;
import io.ringfence.cli.options.BadInput;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Sources;
import io.ringfence.ip.AddressNotation;
import io.ringfence.ip.IpNetwork;
import io.ringfence.lists.intake.DesiredEntry;
import io.ringfence.lists.intake.Format;
import io.ringfence.lists.intake.ImportFault;
import io.ringfence.lists.intake.ListImport;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SignalTopic;
import io.ringfence.standing.ListingJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Lists in all forms that can be imported, their history, and addresses. */
final class ListTargets {

  private static final long NOON = 1_795_608_000_000L;

  private static final Decoder DECODER = new Decoder(Sources.shipped(), Retention.DEFAULT);

  private ListTargets() {}

  static List<FuzzTarget> all() {
    List<FuzzTarget> all = new ArrayList<>();
    all.add(list("detected", null));
    for (Format each : Format.values()) {
      all.add(list(each.name().toLowerCase(Locale.ROOT), each));
    }
    all.add(
        FuzzTarget.of(
                "list-history",
                Set.of("HistoryFile"),
                () -> List.of(RecordTargets.lines(), listings()),
                input -> Scratch.file(input, ListTargets::history))
            .refusing(BadInput.class));
    all.add(
        FuzzTarget.of(
            "addresses",
            Set.of(),
            () ->
                Seeds.texts(
                    "203.0.113.7",
                    "203.0.113.0/24",
                    "[2001:db8::1]:5060",
                    "::ffff:192.0.2.1",
                    "2001:db8::/32",
                    "fe80::1%eth0",
                    "sip:198.51.100.9:5060",
                    "0.0.0.0/0"),
            ListTargets::address));
    return all;
  }

  private static FuzzTarget list(String name, Format format) {
    return FuzzTarget.of(
        "list-" + name,
        Set.of("ListFile", "JsonFormatReader", "CsvTable"),
        () -> Seeds.all(lists(), List.of(Seeds.gzip(lists().get(0)))),
        input -> list(input, format));
  }

  private static List<byte[]> lists() {
    return Seeds.texts(
        "value,kind,reason,from,until\n+371 20000001,number,irsf,2026-01-01,2027-01-01\n"
            + "\"acme-17\",account,\"a \"\"reason\"\"\",,\n",
        "number;comment\n+442079460018;callback scam\n0044 20 7946 0019;x\n",
        "create bad hash:net family inet\nadd bad 198.51.100.0/24 comment \"a net\"\n"
            + "add bad 203.0.113.7\nadd bad 10.0.0.1 nomatch\n",
        "# a netset\n198.51.100.0/24\n203.0.113.7 # one\n2001:db8::/32\n",
        "+12025550123\nmac:001122334455\n+37167*\nsip:bob@example.org\n; done\n",
        "[\"+12025550123\", {\"value\":\"acme-17\",\"kind\":\"account\",\"reason\":\"irsf\"},\n"
            + "{\"subject\":{\"kind\":\"network\",\"value\":\"198.51.100.0/24\"},"
            + "\"from\":\"2026-01-01T00:00:00Z\",\"until\":1795597200000}]");
  }

  private static byte[] listings() {
    StringBuilder lines = new StringBuilder();
    Seeds.contract("\"type\":\"listing\"")
        .forEach(each -> lines.append(new String(each, UTF_8)).append('\n'));
    return Seeds.bytes(lines.toString());
  }

  private static void list(byte[] input, Format format) {
    ListImport list = new ListImport(new ListImport.Settings(format, null, "LV", false, Set.of()));
    list.read("list", input);
    for (ImportFault each : list.faults().first()) {
      assertThat(each.detail()).isNotBlank();
      assertThat(each.line()).isNotNegative();
    }
    for (DesiredEntry each : list.wanted()) {
      listed(each);
    }
  }

  /** What was imported is a record that the job reads as the same. */
  private static void listed(DesiredEntry entry) {
    long from = entry.from() == DesiredEntry.UNSAID ? NOON : entry.from();
    long until = entry.until() == DesiredEntry.UNSAID ? Long.MAX_VALUE : entry.until();
    Listing listing =
        new Listing(
            "l-1",
            NOON,
            "default",
            SignalTopic.LISTING_ADD,
            entry.subject(),
            "house",
            entry.reason(),
            from,
            until,
            false,
            "",
            0,
            Origin.NONE);
    Decoded decoded =
        DECODER.decode(
            Seeds.bytes(ListingJson.write(listing)), new Position("", 0, 0), Decoder.NO_CLOCK);
    assertThat(decoded).as("%s", entry.subject().kind()).isInstanceOf(Decoded.Read.class);
    assertThat(((Decoded.Read) decoded).signal()).isEqualTo(listing);
  }

  private static void history(java.nio.file.Path file) throws BadInput {
    HistoryFile.toRead(file).read(listing -> {}, correction -> {});
  }

  private static void address(byte[] input) {
    String text = new String(input, UTF_8);
    String address = AddressNotation.canonical(text);
    if (!address.isEmpty()) {
      assertThat(AddressNotation.canonical(address)).isEqualTo(address);
      assertThat(IpNetwork.of(address).single()).isTrue();
    }
    String network = AddressNotation.network(text);
    if (!network.isEmpty()) {
      assertThat(AddressNotation.network(network)).isEqualTo(network);
      assertThat(AddressNotation.network(IpNetwork.of(network).cidr())).isEqualTo(network);
    }
  }
}
