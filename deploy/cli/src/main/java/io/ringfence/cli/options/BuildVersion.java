package io.ringfence.cli.options;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build has written into this launcher. */
public final class BuildVersion implements IVersionProvider {

  /** The release that runs, such as {@code 0.1.0}. */
  public static String release() throws IOException {
    Properties build = new Properties();
    try (InputStream in =
        BuildVersion.class.getResourceAsStream("/io/ringfence/cli/version.properties")) {
      build.load(in);
    }
    return build.getProperty("version");
  }

  @Override
  public String[] getVersion() throws IOException {
    return new String[] {"Ringfence " + release()};
  }
}
