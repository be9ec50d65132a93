package io.ringfence.jobs.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Arguments as they stand on a command line and in a properties file, before anybody asks whether
 * there are such arguments. Words are taken as Flink's own reader takes them.
 */
final class SaidArguments {

  /** A value that begins like a name: a negative number. */
  private static final Pattern NEGATIVE = Pattern.compile("-\\.?[0-9].*");

  private final Map<String, SaidValue> values = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  private SaidArguments() {}

  /** Of a command line: {@code --NAME VALUE}, or a name alone. Of one said twice, the last. */
  static SaidArguments commandLine(String... words) {
    SaidArguments said = new SaidArguments();
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      String name = word.replaceFirst("^--?", "");
      if (name.equals(word) || name.isEmpty()) {
        // What it says is not repeated: it can be the value of a name that was misspelt, a
        // password.
        said.faults.add("word " + (i + 1) + " of the command line: no --NAME is before it");
      } else if (i + 1 < words.length && !isName(words[i + 1])) {
        i++;
        said.values.put(name, new SaidValue(words[i], ""));
      } else {
        said.values.put(name, new SaidValue(null, ""));
      }
    }
    return said;
  }

  private static boolean isName(String word) {
    return word.startsWith("-") && !NEGATIVE.matcher(word).matches();
  }

  /** Of a properties file. A name with two values is refused. */
  static SaidArguments file(Path file) throws IOException {
    SaidArguments said = new SaidArguments();
    // Properties are in this encoding: everything else in them is escaped.
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    for (int i = 0; i < lines.size(); i++) {
      int first = i + 1;
      StringBuilder entry = new StringBuilder(lines.get(i));
      boolean comment = lines.get(i).strip().matches("[#!].*");
      while (!comment && goesOn(entry) && i + 1 < lines.size()) {
        i++;
        entry.append('\n').append(lines.get(i));
      }
      said.add(entry.toString(), file.getFileName() + ":" + first);
    }
    return said;
  }

  private static boolean goesOn(CharSequence line) {
    int slashes = 0;
    while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  private void add(String entry, String place) throws IOException {
    Properties read = new Properties();
    try {
      read.load(new StringReader(entry));
    } catch (IllegalArgumentException e) {
      faults.add("--settings: " + place + ": a \\u without four hex digits");
    }
    for (String name : read.stringPropertyNames()) {
      SaidValue before = values.put(name, new SaidValue(read.getProperty(name), place));
      if (before != null && !before.value().equals(read.getProperty(name))) {
        faults.add("--" + name + ": has another value in " + before.place() + " (" + place + ')');
      }
    }
  }

  Map<String, SaidValue> values() {
    return values;
  }

  /** Lines for people, of what cannot be taken at all. */
  List<String> faults() {
    return faults;
  }
}
