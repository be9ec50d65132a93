package io.ringfence.jobs.io.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.customer.AccountProfile;
import io.ringfence.decode.customer.ProfileFile;
import io.ringfence.jobs.io.ProfilesAtStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Profiles in a file, see {@link ProfileFile}. */
public final class ProfilesFile implements ProfilesAtStart {

  private static final long serialVersionUID = 1;

  private final String file;

  public ProfilesFile(Path file) {
    this.file = file.toAbsolutePath().toString();
  }

  @Override
  public void read(Receiver each) throws Exception {
    ProfileFile read = ProfileFile.read(file, Files.readString(Path.of(file), UTF_8));
    for (AccountProfile profile : read.profiles().values()) {
      each.profile(profile.account(), Optional.of(profile));
    }
  }
}
