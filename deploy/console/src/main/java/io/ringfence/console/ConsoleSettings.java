package io.ringfence.console;

import static java.util.Objects.requireNonNull;

import io.ringfence.console.access.Users;
import io.ringfence.console.accountability.AccountabilitySettings;
import io.ringfence.console.store.StoreLimits;
import io.ringfence.decode.feed.Sources;
import io.ringfence.rule.Pack;
import io.ringfence.signal.Retention;
import io.ringfence.signal.encoding.KeyedHash;
import io.ringfence.tenant.Tenants;
import io.ringfence.topics.TopicNames;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * What a console is started with.
 *
 * @param client settings of Kafka's clients, {@code bootstrap.servers} among them; whoever needs
 *     secrets reads them from a file into this
 * @param topics names, by role
 * @param group as the detection job has it
 * @param host to listen at
 * @param port 0 for a free one
 * @param address under which people reach it, if that is not where it listens: {@code
 *     https://console.example}; what ends TLS stands before it
 * @param users who may sign in
 * @param key of what stands for subjects in addresses; 16 random bytes or more
 * @param pack the rules that the job started from, if they are known
 * @param sources region and lateness of sources
 * @param silent a feed without a record for longer counts as silent
 * @param retention as the detection job has it
 * @param idKey the job's: with it, only alerts and verdicts of its own are believed
 * @param accountability what of people's doing is written down, and what takes a second person
 * @param tenants for whom data is processed, as the detection job has it
 */
@SuppressWarnings("ArrayRecordComponent") // a key; never compared
public record ConsoleSettings(
    Properties client,
    TopicNames topics,
    String group,
    String host,
    int port,
    Optional<String> address,
    Users users,
    byte[] key,
    Optional<Pack> pack,
    Sources sources,
    Duration silent,
    StoreLimits limits,
    Retention retention,
    Optional<KeyedHash> idKey,
    AccountabilitySettings accountability,
    Tenants tenants) {

  /** Feeds of a provider are never silent for so long; those of a small one may be. */
  public static final Duration SILENT = Duration.ofMinutes(2);

  public ConsoleSettings {
    requireNonNull(topics, "topics");
    requireNonNull(users, "users");
    requireNonNull(retention, "retention");
    requireNonNull(accountability, "accountability");
    requireNonNull(tenants, "tenants");
    if (client.getProperty("bootstrap.servers", "").isBlank()) {
      throw new IllegalArgumentException("bootstrap.servers has to be set");
    }
    address.ifPresent(
        each -> {
          if (!each.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
            throw new IllegalArgumentException(
                "an address is http:// or https://, a host and perhaps a port, and no path");
          }
        });
  }

  /** The usual, for a broker on this machine. */
  public static ConsoleSettings of(String bootstrap, Users users, byte[] key) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrap);
    return new ConsoleSettings(
        client,
        TopicNames.DEFAULTS,
        "ringfence",
        "127.0.0.1",
        0,
        Optional.empty(),
        users,
        key,
        Optional.empty(),
        Sources.shipped(),
        SILENT,
        StoreLimits.USUAL,
        Retention.DEFAULT,
        Optional.empty(),
        AccountabilitySettings.USUAL,
        Tenants.NONE);
  }

  public ConsoleSettings at(String listenHost, int listenPort) {
    return new ConsoleSettings(
        client,
        topics,
        group,
        listenHost,
        listenPort,
        address,
        users,
        key,
        pack,
        sources,
        silent,
        limits,
        retention,
        idKey,
        accountability,
        tenants);
  }

  public ConsoleSettings withPack(Pack known) {
    return new ConsoleSettings(
        client,
        topics,
        group,
        host,
        port,
        address,
        users,
        key,
        Optional.of(known),
        sources,
        silent,
        limits,
        retention,
        idKey,
        accountability,
        tenants);
  }

  /** With the job's key, without which anyone who may write verdicts is believed. */
  public ConsoleSettings withIds(KeyedHash known) {
    return new ConsoleSettings(
        client,
        topics,
        group,
        host,
        port,
        address,
        users,
        key,
        pack,
        sources,
        silent,
        limits,
        retention,
        Optional.of(known),
        accountability,
        tenants);
  }

  public ConsoleSettings silentAfter(Duration span) {
    return new ConsoleSettings(
        client,
        topics,
        group,
        host,
        port,
        address,
        users,
        key,
        pack,
        sources,
        span,
        limits,
        retention,
        idKey,
        accountability,
        tenants);
  }

  public ConsoleSettings within(StoreLimits bounds) {
    return new ConsoleSettings(
        client,
        topics,
        group,
        host,
        port,
        address,
        users,
        key,
        pack,
        sources,
        silent,
        bounds,
        retention,
        idKey,
        accountability,
        tenants);
  }

  public ConsoleSettings reachedAt(String url) {
    return new ConsoleSettings(
        client,
        topics,
        group,
        host,
        port,
        Optional.of(url),
        users,
        key,
        pack,
        sources,
        silent,
        limits,
        retention,
        idKey,
        accountability,
        tenants);
  }

  /** The same with other demands on what people do. */
  public ConsoleSettings accountable(AccountabilitySettings demands) {
    return new ConsoleSettings(
        client, topics, group, host, port, address, users, key, pack, sources, silent, limits,
        retention, idKey, demands, tenants);
  }

  /** The same of a provider that processes data for these. */
  public ConsoleSettings processingFor(Tenants customers) {
    return new ConsoleSettings(
        client,
        topics,
        group,
        host,
        port,
        address,
        users,
        key,
        pack,
        sources,
        silent,
        limits,
        retention,
        idKey,
        accountability,
        customers);
  }

  /** No key and no client setting: this may end in a log. */
  @Override
  public String toString() {
    return "console at " + host + ":" + port;
  }
}
