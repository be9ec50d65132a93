package io.ringfence.tenant;

import io.ringfence.settings.SettingsReading;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whose data it is that the provider processes for its customers: which accounts and which sources
 * belong to whom. What belongs to no tenant is the provider's own.
 */
public final class Tenants implements Serializable {

  /** What is said of data that is the provider's own, or of several at once. */
  public static final String PROVIDER = "";

  /** A provider that processes nothing for others. */
  public static final Tenants NONE = new Tenants(Map.of(), Map.of(), Map.of(), Map.of());

  /**
   * A customer for whom data is processed.
   *
   * @param id as alerts, requests and receipts have it
   * @param name for people
   * @param contact where somebody is pointed to who asks about that customer's data
   */
  public record Tenant(String id, String name, String contact) implements Serializable {}

  private final TreeMap<String, Tenant> byId;
  private final HashMap<String, String> accounts;

  /** By what an account begins with; the longest one counts. */
  private final HashMap<String, String> prefixes;

  private final HashMap<String, String> sources;

  Tenants(
      Map<String, Tenant> byId,
      Map<String, String> accounts,
      Map<String, String> prefixes,
      Map<String, String> sources) {
    this.byId = new TreeMap<>(byId);
    this.accounts = new HashMap<>(accounts);
    this.prefixes = new HashMap<>(prefixes);
    this.sources = new HashMap<>(sources);
  }

  /** Reads a file and finds every fault in it. */
  public static SettingsReading<Tenants> read(String yaml) {
    return new TenantsYaml(yaml).read();
  }

  /**
   * The same with sources, all records of which belong to a tenant unless their account says
   * otherwise.
   *
   * @param bySource ids of tenants
   * @throws IllegalArgumentException if a source names a tenant that there is not
   */
  public Tenants with(Map<String, String> bySource) {
    List<String> unknown = new ArrayList<>();
    new TreeMap<>(bySource)
        .forEach(
            (source, tenant) -> {
              if (!byId.containsKey(tenant)) {
                unknown.add("`tenant` of the source `" + source + "` is no tenant: " + tenant);
              }
            });
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", unknown));
    }
    return new Tenants(byId, accounts, prefixes, bySource);
  }

  public boolean isEmpty() {
    return byId.isEmpty();
  }

  public Optional<Tenant> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** To whom an account belongs; {@link #PROVIDER} if to no tenant. */
  public String ofAccount(String account) {
    if (account.isEmpty() || byId.isEmpty()) {
      return PROVIDER;
    }
    String exact = accounts.get(account);
    return exact != null ? exact : ofPrefix(account);
  }

  private String ofPrefix(String account) {
    for (int end = account.length(); end > 0; end--) {
      String tenant = prefixes.get(account.substring(0, end));
      if (tenant != null) {
        return tenant;
      }
    }
    return PROVIDER;
  }

  /** To whom a subject belongs by itself: an account may; all others by who was seen with them. */
  public String of(Subject subject) {
    return subject.kind() == SubjectKind.ACCOUNT ? ofAccount(subject.value()) : PROVIDER;
  }

  /** To whom a record belongs: by its account, else by its source. */
  public String of(String account, String source) {
    if (byId.isEmpty()) {
      return PROVIDER;
    }
    String owner = ofAccount(account);
    return owner.isEmpty() ? sources.getOrDefault(source, PROVIDER) : owner;
  }

  public String of(Signal signal) {
    return byId.isEmpty() ? PROVIDER : of(signal.account(), signal.source());
  }
}
