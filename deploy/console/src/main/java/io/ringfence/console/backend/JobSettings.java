package io.ringfence.console.backend;

import io.ringfence.decode.feed.Sources;
import io.ringfence.rule.Pack;
import io.ringfence.tenant.Tenants;
import java.util.Optional;

/**
 * What the console has in common with the detection job, and has to be told as the job is.
 *
 * @param pack the rules that the job started from, if they are known
 * @param sources region and lateness of sources
 * @param keys by which the console knows what the job wrote
 * @param tenants for whom data is processed
 */
public record JobSettings(Optional<Pack> pack, Sources sources, JobKeys keys, Tenants tenants) {

  /** Of a job of the provider's own, as shipped. */
  public static JobSettings shipped(Optional<Pack> pack, JobKeys keys) {
    return new JobSettings(pack, Sources.shipped(), keys, Tenants.NONE);
  }
}
