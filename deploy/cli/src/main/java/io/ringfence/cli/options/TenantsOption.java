package io.ringfence.cli.options;

import io.ringfence.tenant.Tenants;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** For whom the provider processes data. */
public final class TenantsOption {

  @Option(
      names = "--tenants",
      paramLabel = "FILE",
      description =
          "customers for whom data is processed, and their accounts (default: none;"
              + " privacy/tenants.yaml beside the launcher is an example)")
  private Path tenants;

  public Tenants read() throws BadInput {
    return tenants == null
        ? Tenants.NONE
        : LauncherFolder.settings("the tenants file", tenants, Tenants::read);
  }

  /** A tenant that the file has. */
  public String checked(String tenant) throws BadInput {
    if (read().find(tenant).isEmpty()) {
      throw new BadInput("--tenant: " + tenant + " is not in the file that --tenants names");
    }
    return tenant;
  }

  /** As arguments of a job. */
  List<String> arguments() {
    return Optional.ofNullable(tenants)
        .map(file -> List.of("--tenants", file.toAbsolutePath().toString()))
        .orElse(List.of());
  }
}
