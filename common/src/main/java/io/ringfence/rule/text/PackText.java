package io.ringfence.rule.text;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A rule pack as people write it: one file, or several that make one pack. */
public record PackText(List<PackFile> files) implements Serializable {

  private static final String SUFFIX = ".yaml";

  public PackText {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("a pack has one file at least");
    }
  }

  /** A pack of one file. */
  public static PackText of(String name, String text) {
    return new PackText(List.of(new PackFile(name, text)));
  }

  /**
   * Reads a file, or every {@code *.yaml} directly in a folder, in the order of their names.
   * Folders in it are not entered, and hidden files are left out.
   *
   * @throws IOException if nothing can be read there, or the folder has no such file
   */
  public static PackText read(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return of(place.toString(), text(place));
    }
    List<PackFile> files = new ArrayList<>();
    for (Path each : inside(place)) {
      files.add(new PackFile(each.toString(), text(each)));
    }
    if (files.isEmpty()) {
      throw new NoSuchFileException(place.toString(), null, "no *" + SUFFIX + " is in it");
    }
    return new PackText(files);
  }

  private static List<Path> inside(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(PackText::belongs).sorted().toList();
    }
  }

  private static boolean belongs(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) && !name.startsWith(".") && Files.isRegularFile(file);
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
