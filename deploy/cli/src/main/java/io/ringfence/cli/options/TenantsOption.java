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
    if (tenants == null) {
      return Tenants.NONE;
    }
    Tenants.Reading reading = Tenants.read(LauncherFolder.text(tenants));
    if (!reading.faults().isEmpty()) {
      StringBuilder text = new StringBuilder("the tenants " + tenants + " have faults:");
      reading
          .faults()
          .forEach(fault -> text.append(System.lineSeparator()).append("  ").append(fault));
      throw new BadInput(text.toString());
    }
    return reading.tenants();
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
