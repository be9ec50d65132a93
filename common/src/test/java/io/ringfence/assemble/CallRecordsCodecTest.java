package io.ringfence.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.fixture.CallFixture;
import io.ringfence.tenant.Tenants;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CallRecordsCodecTest {

  private static final String GOLDEN =
      "c0a3f5a3d766080200000000000000020c632d39313a617474656d707480faeda3d7660180100463"
          + "2d3931057362632d310c2b31323032353535303132330c2b38383231363030303132330761636d65"
          + "2d3137106d61633a3030313132323333343435350b3230332e302e3131332e37065a6f6970657209"
          + "636172726965722d61086f7574626f756e640142000000000008632d39313a656e64e0c80704ff0f"
          + "0663616c6c657281fdf6d1ab33b10981db03c90111";

  private final CallRecordsCodec codec = new CallRecordsCodec();

  @Test
  void theStoredFormIsThatOfTheGoldenBytes() throws IOException {
    assertThat(HexFormat.of().formatHex(stored(sample()))).isEqualTo(GOLDEN);
  }

  @Test
  void howFarItsFeedsAreBehindIsStoredWithACall() throws IOException {
    CallRecords behind = sample();
    behind.fallBehind(3_660_000);
    byte[] bytes = stored(behind);

    CallRecords read = codec.read(new DataInputStream(new ByteArrayInputStream(bytes)), 1);

    assertThat(read.behind()).isEqualTo(3_660_000);
    assertThat(read.records()).isEqualTo(behind.records());
    assertThat(read.revisions()).isEqualTo(behind.revisions());
  }

  @Test
  void whoseACallIsIsStoredWithIt() throws IOException {
    CallRecords owned = sample();
    owned.belongsTo("acme");

    CallRecords read = codec.read(new DataInputStream(new ByteArrayInputStream(stored(owned))), 1);

    assertThat(read.owner()).isEqualTo("acme");
    assertThat(read.records()).isEqualTo(owned.records());
    read.belongsTo("other");
    assertThat(read.owner()).isEqualTo(Tenants.PROVIDER);
  }

  @Test
  void whatWasStoredIsReadBack() throws IOException {
    byte[] bytes = HexFormat.of().parseHex(GOLDEN);

    CallRecords read = codec.read(new DataInputStream(new ByteArrayInputStream(bytes)), 1);

    assertThat(read.records()).isEqualTo(sample().records());
    assertThat(read.revisions()).isEqualTo(sample().revisions());
    assertThat(read.watermark()).isEqualTo(sample().watermark());
  }

  private byte[] stored(CallRecords value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    codec.write(value, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static CallRecords sample() {
    CallRecords records = new CallRecords();
    records.put(record("c-91:attempt", CallRecordFixtures.T, CallPhase.ATTEMPT, -1, -1, ""));
    records.put(
        record("c-91:end", CallRecordFixtures.T + 62_000, CallPhase.END, 60_800, 200, "caller"));
    records.advance(CallRecordFixtures.T + 60_000);
    records.revisions()[0] = 1;
    return records;
  }

  private static Call record(
      String id, long time, CallPhase phase, long talk, int sipCode, String releasedBy) {
    return CallFixture.call("c-91", phase, time)
        .id(id)
        .source("sbc-1")
        .started(talk < 0 ? -1 : CallRecordFixtures.T)
        .from("+12025550123")
        .to("+88216000123")
        .account("acme-17")
        .device("mac:001122334455")
        .address("203.0.113.7")
        .userAgent("Zoiper")
        .trunk("carrier-a")
        .direction("outbound")
        .attestation("B")
        .ring(talk < 0 ? -1 : 1200)
        .talk(talk)
        .sip(sipCode)
        .q850(sipCode < 0 ? -1 : 16)
        .releasedBy(releasedBy)
        .call();
  }
}
