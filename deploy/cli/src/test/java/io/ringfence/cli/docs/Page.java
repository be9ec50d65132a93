package io.ringfence.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page has of code, in its order. A note on lines of its own is of the block or paragraph
 * below it, a note within a line of the code that follows, and a note above the title of the page.
 */
final class Page {

  private static final Pattern FENCE = Pattern.compile("\\s*(?:```|~~~)\\s*(\\S*).*");
  private static final Pattern INLINE = Pattern.compile("<!--(.*?)-->|`([^`]+)`", Pattern.DOTALL);

  /** Other ways to set code off from text. */
  private static final Pattern HIDDEN =
      Pattern.compile("\\s*<(?:pre|code)>.*| {4,}" + PageCode.COMMAND.pattern());

  private final String name;
  private final List<PageCode> code = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private int paragraphLine;
  private Optional<Note> ofPage = Optional.empty();
  private Optional<Note> above = Optional.empty();
  private boolean titled;

  private Page(String name) {
    this.name = name;
  }

  static Page read(Path file) throws IOException {
    return of(Pages.PROJECT.relativize(file).toString(), Files.readString(file));
  }

  static Page of(String name, String text) {
    Page page = new Page(name);
    page.parse(text.lines().toList());
    return page;
  }

  String name() {
    return name;
  }

  List<PageCode> code() {
    return code;
  }

  List<PageCode> commands() {
    return code.stream().filter(PageCode::isCommand).toList();
  }

  /** Notes that are of nothing, and fences without an end. */
  List<String> faults() {
    return faults;
  }

  private void parse(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher fence = FENCE.matcher(line);
      if (fence.matches()) {
        endParagraph();
        i = block(lines, i, fence.group(1));
      } else if (line.strip().startsWith("<!--")) {
        endParagraph();
        i = comment(lines, i);
      } else if (line.isBlank()) {
        endParagraph();
        noteOfNothing(i + 1);
      } else if (line.startsWith("# ") && !titled) {
        titled = true;
        ofPage = above;
        above = Optional.empty();
      } else {
        if (HIDDEN.matcher(line).matches()) {
          faults.add(name + ':' + (i + 1) + ": code without a fence: " + line.strip());
        }
        paragraphLine = paragraph.isEmpty() ? i + 1 : paragraphLine;
        paragraph.append(line).append('\n');
      }
    }
    endParagraph();
    noteOfNothing(lines.size());
  }

  /** Returns the index of the last line. */
  private int block(List<String> lines, int start, String language) {
    String fence = lines.get(start).strip().substring(0, 3);
    int end = start + 1;
    while (end < lines.size() && !lines.get(end).strip().equals(fence)) {
      end++;
    }
    if (end == lines.size()) {
      faults.add(name + ':' + (start + 1) + ": a fence without an end");
    }
    List<String> content = lines.subList(start + 1, end);
    add(
        start + 1,
        language,
        String.join("\n", content.stream().map(String::stripTrailing).toList()),
        above);
    above = Optional.empty();
    return end;
  }

  private int comment(List<String> lines, int start) {
    StringBuilder comment = new StringBuilder();
    int end = start;
    while (end < lines.size() - 1 && !lines.get(end).contains("-->")) {
      comment.append(lines.get(end++)).append('\n');
    }
    comment.append(lines.get(end));
    Optional<Note> note =
        Note.of(comment.toString().strip().replaceFirst("^<!--", "").replaceFirst("-->.*$", ""));
    if (note.isPresent()) {
      above = note;
    }
    return end;
  }

  private void endParagraph() {
    String text = paragraph.toString();
    paragraph.setLength(0);
    Optional<Note> before = Optional.empty();
    boolean used = text.isEmpty() || above.isEmpty();
    Matcher inline = INLINE.matcher(text);
    while (inline.find()) {
      int line =
          paragraphLine + (int) text.chars().limit(inline.start()).filter(c -> c == '\n').count();
      if (inline.group(1) != null) {
        before = Note.of(inline.group(1));
      } else {
        String content = inline.group(2).replaceAll("\\s+", " ").replace("\\|", "|");
        add(line, PageCode.INLINE, content, before.isPresent() ? before : above);
        used |= code.get(code.size() - 1).isCommand();
        before = Optional.empty();
      }
    }
    if (!used) {
      faults.add(name + ':' + paragraphLine + ": a note without a command: " + above.get());
    }
    above = text.isEmpty() ? above : Optional.empty();
  }

  private void add(int line, String language, String text, Optional<Note> note) {
    code.add(new PageCode(name, line, language, text, note.or(() -> ofPage)).withUsualNote());
  }

  private void noteOfNothing(int line) {
    if (titled && above.isPresent()) {
      faults.add(name + ':' + line + ": a note with nothing below it: " + above.get());
      above = Optional.empty();
    }
  }
}
