package io.ringfence.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The secrets that a deployment has made, by the files that are there to hold them. */
record PlantedSecrets(Map<String, String> secrets) {

  private static final Pattern JAAS = Pattern.compile("password=\"([^\"]+)\"");

  /** The second line of what is in it is of no other key. */
  private static final Pattern PRIVATE =
      Pattern.compile("-----BEGIN PRIVATE KEY-----\\n[^\\n]+\\n([^\\n]+)\\n");

  private static final Set<PosixFilePermission> OWNER =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  static PlantedSecrets in(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (Path each : files(folder)) {
      String name = each.getFileName().toString();
      String text = Files.readString(each, ISO_8859_1);
      Matcher jaas = JAAS.matcher(text);
      Matcher key = PRIVATE.matcher(text);
      if (key.find()) {
        found.put(name, key.group(1));
      } else if (jaas.find()) {
        found.put(name, jaas.group(1));
      } else if (name.endsWith(".password") || name.endsWith(".key")) {
        found.put(name, text.strip());
      }
    }
    return new PlantedSecrets(found);
  }

  /** Names of those that are in a text. */
  List<String> in(String text) {
    return secrets.entrySet().stream()
        .filter(each -> text.contains(each.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Files that have one, each with the names of those. */
  List<String> inFilesOf(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path each : files(folder)) {
      List<String> here = in(contents(each));
      if (!here.isEmpty()) {
        found.add(each + " has " + here);
      }
    }
    return found;
  }

  /** Files that have one, and that others than their user may open. */
  List<String> openFilesOf(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path each : files(folder)) {
      if (!OWNER.containsAll(Files.getPosixFilePermissions(each))
          && !in(contents(each)).isEmpty()) {
        found.add(each.toString());
      }
    }
    return found;
  }

  private static String contents(Path file) throws IOException {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (NoSuchFileException gone) {
      return "";
    }
  }

  /** Whatever is written by Kafka, but for its indexes: they have positions only, and are large. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(each -> !each.toString().endsWith("index"))
          .filter(Files::isRegularFile)
          .toList();
    } catch (UncheckedIOException gone) {
      // A file has been deleted meanwhile: look again.
      return files(folder);
    }
  }
}
