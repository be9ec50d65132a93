package io.ringfence.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.live.TrafficDoor;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.DecodedCodec;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalJson;
import io.ringfence.decode.RefusalReason;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.io.files.LedgerFile;
import io.ringfence.jobs.io.files.ScanDoor;
import io.ringfence.privacy.ledger.ErasureLedger;
import io.ringfence.privacy.ledger.LedgerEntry;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Retention;
import io.ringfence.signal.codec.SignalCodec;
import io.ringfence.signal.encoding.KeyedHash;
import io.ringfence.signal.encoding.RecordSeal;
import io.ringfence.standing.ListingJson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records of all kinds: one by one as from topics, and many as in files. */
final class RecordTargets {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Position HERE = new Position("", 0, 0);
  private static final Decoder DECODER = new Decoder(Sources.shipped(), Retention.DEFAULT);
  private static final byte[] KEY = Seeds.bytes("0123456789abcdef");
  private static final RecordSeal SEAL = new RecordSeal("listing", Optional.of(new KeyedHash(KEY)));

  private RecordTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        FuzzTarget.of("records", Set.of("Decoder"), RecordTargets::records, RecordTargets::record)
            .thorough(),
        FuzzTarget.of(
            "scanned-files",
            Set.of("Input"),
            () ->
                List.of(
                    lines(),
                    Seeds.gzip(lines()),
                    java.util.Arrays.copyOf(Seeds.gzip(lines()), 200)),
            input -> Scratch.file(input, ScanDoor::readAll)),
        FuzzTarget.of(
                "ledger",
                Set.of("LedgerEntry", "LedgerFile"),
                () -> Seeds.contract("\"seal\""),
                RecordTargets::ledger)
            .refusing(IOException.class),
        FuzzTarget.of(
            "recorded-traffic",
            Set.of("RecordedTraffic"),
            () -> List.of(lines(), Seeds.gzip(lines())),
            input -> Scratch.file(input, TrafficDoor::read)));
  }

  static List<byte[]> records() {
    return Seeds.all(
        Seeds.contract("\"type\":"),
        Seeds.texts(
            """
            {"type":"quality","id":"q-1","time":1795597200000,"source":"sbc-1","call":"c-1",\
            "trunk":"carrier-a","region":"LV","mos":4.1,"jitterMillis":3.5,"lossPercent":0}\
            """,
            """
            {"type":"session","id":"s-1","time":"2026-11-25T09:00:00+01:00","meeting":"m",\
            "action":"kick","participant":"p","account":"acme-17","address":"[2001:db8::1]:5060"}\
            """,
            """
            {"type":"listing","id":"l-2","time":"2026-11-25T09:00:00Z","action":"allow",\
            "subject":{"kind":"network","value":"198.51.100.0/24"},"list":"partners"}\
            """),
        Seeds.texts(
            message("http://" + "\u3356".repeat(8_185)),
            message("http://" + "a@".repeat(15_000)),
            message("a" + "\u0315".repeat(15_000) + "\u0327".repeat(15_000)),
            message("1 ".repeat(30_000))));
  }

  /** A chat whose text costs more to read than any that people write. */
  private static String message(String text) {
    return "{\"type\":\"message\",\"id\":\"m-1\",\"time\":1795597200000,\"channel\":\"chat\",\"text\":\""
        + text
        + "\"}";
  }

  static byte[] lines() {
    StringBuilder lines = new StringBuilder();
    records().forEach(each -> lines.append(new String(each, UTF_8)).append('\n'));
    return Seeds.bytes(lines.append("\n not a record \n").toString());
  }

  private static void record(byte[] input) throws IOException {
    Decoded decoded = DECODER.decode(input, HERE, Decoder.NO_CLOCK);
    if (decoded instanceof Decoded.Refused refused) {
      explained(refused.refusal());
    } else if (decoded instanceof Decoded.Read read) {
      assertThat(Stored.again(read.signal(), new SignalCodec())).isEqualTo(read.signal());
      if (read.signal() instanceof Listing listing) {
        listed(listing, input);
      }
    }
    Decoded again = Stored.again(decoded, new DecodedCodec());
    assertThat(again.getClass()).isEqualTo(decoded.getClass());
  }

  private static void explained(Refusal refusal) throws IOException {
    assertThat(refusal.detail()).isNotBlank();
    if (refusal.reason() != RefusalReason.MALFORMED) {
      assertThat(refusal.field()).isNotBlank();
    }
    assertThat(JSON.readTree(RefusalJson.of(refusal)).path("reason").asText())
        .isEqualTo(refusal.reason().label());
  }

  /** What a listing is written as is read as the same, and nobody but the job can seal one. */
  private static void listed(Listing listing, byte[] input) {
    assertThat(SEAL.intact(input)).isFalse();
    byte[] written = Seeds.bytes(ListingJson.write(listing));
    Decoded again = DECODER.decode(written, HERE, Decoder.NO_CLOCK);
    assertThat(again).isInstanceOf(Decoded.Read.class);
    assertThat(((Decoded.Read) again).signal()).isEqualTo(listing);
  }

  private static void ledger(byte[] input) throws Exception {
    Scratch.file(input, file -> new LedgerFile(file).read(RecordTargets::entry));
    entry(input);
  }

  private static void entry(byte[] input) {
    Optional<LedgerEntry> entry = LedgerEntry.of(input);
    if (entry.isPresent()) {
      assertThat(LedgerEntry.of(Seeds.bytes(entry.get().json()))).isEqualTo(entry);
      assertThat(new ErasureLedger(SubjectDigests.under(KEY)).add(entry.get())).isFalse();
    }
  }
}
