package io.ringfence.cli.options;

import io.ringfence.rule.text.PackText;
import io.ringfence.settings.SettingsReading;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Function;

/** The launcher's folder, which holds the shipped rules, tariff and sources. */
public final class LauncherFolder {

  private LauncherFolder() {}

  public static Path path(String name) {
    return Path.of(System.getProperty("ringfence.home", "deploy")).resolve(name);
  }

  public static String text(Path file) throws BadInput {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new BadInput("there is no file " + file);
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * What a settings file says.
   *
   * @param what it is, for people, such as {@code the policy}
   */
  public static <T> T settings(String what, Path file, Function<String, SettingsReading<T>> reader)
      throws BadInput {
    SettingsReading<T> reading = reader.apply(text(file));
    BadInput.refuse(what + " " + file, reading.faults());
    return reading.value();
  }

  /** A rule pack: a file, or a folder of them. */
  public static PackText pack(Path place) throws BadInput {
    try {
      return PackText.read(place);
    } catch (NoSuchFileException e) {
      throw new BadInput(
          e.getReason() == null ? "there is no file " + place : place + ": " + e.getReason());
    } catch (IOException e) {
      throw new BadInput(place + " cannot be read: " + e.getMessage());
    }
  }

  /** A properties file. */
  static Properties properties(Path file) throws BadInput {
    Properties properties = new Properties();
    try (Reader in = new StringReader(text(file))) {
      properties.load(in);
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInput(file + " is no properties file");
    }
  }
}
