package io.ringfence.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;

/** Opens what is sealed in a checkpoint. */
public final class SealDoor {

  private static final StateSeal SEAL = StateSeal.under("0123456789abcdef".repeat(4));

  private SealDoor() {}

  /** Seals something. */
  public static byte[] sealed(byte[] plain) {
    return SEAL.seal(plain);
  }

  /** Opens it, or says that it cannot; what was changed is not opened. */
  public static void open(byte[] stored) {
    Optional<byte[]> opened = SEAL.open(stored);
    assertThat(SEAL.open(Arrays.copyOf(stored, stored.length + 1))).isEmpty();
    opened.ifPresent(plain -> assertThat(plain).isNotNull());
  }
}
