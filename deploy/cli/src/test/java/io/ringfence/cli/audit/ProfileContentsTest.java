package io.ringfence.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.decode.customer.ProfileReader;
import io.ringfence.jobs.detection.stored.TimedProfileCodec;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.privacy.Holding;
import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.signal.encoding.Wire;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class ProfileContentsTest {

  private static final long WRITTEN = 1_795_000_000_000L;

  @Test
  void aProfileIsHeldUntilItsTermWithTheNamesInIt() throws Exception {
    RetentionPolicy policy =
        RetentionPolicy.read(Files.readString(LauncherFolder.path("privacy/policy.yaml"))).value();
    List<Holding> held = new ArrayList<>();

    new StateContents(policy)
        .keyed(
            StoredState.PROFILE,
            "acme-17",
            stored(
                """
                {"type":"profile","account":"acme-17","name":"Acme Ltd","numbers":["+12025550100"]}"""),
            held::add);

    assertThat(held)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.of()).isEqualTo(PolicyClass.PROFILES);
              assertThat(each.key()).isEqualTo("a:acme-17");
              assertThat(each.due()).isEqualTo(WRITTEN + policy.millis(PolicyClass.PROFILES));
              assertThat(each.said().get().names())
                  .containsExactlyInAnyOrder("Acme Ltd", "+12025550100");
            });
  }

  private static byte[] stored(String profile) throws Exception {
    TimedProfileCodec codec = new TimedProfileCodec();
    DataOutputSerializer packed = new DataOutputSerializer(64);
    Wire.writeUnsigned(codec.version(), packed);
    codec.write(TimedState.untimed(ProfileReader.read(profile.getBytes(UTF_8), WRITTEN)), packed);
    DataOutputSerializer state = new DataOutputSerializer(64);
    BytePrimitiveArraySerializer.INSTANCE.serialize(packed.getCopyOfBuffer(), state);
    return state.getCopyOfBuffer();
  }
}
