package io.ringfence.rule.text;

/**
 * A piece of text in a pack, and where it stands.
 *
 * @param line of the file, counted from 1, where the text begins
 * @param block whether it is a literal block ({@code |}), whose lines are the file's
 */
public record SourceText(String text, int line, boolean block) {

  /** What has become of it, at the same place. */
  public SourceText with(String other) {
    return new SourceText(other, line, block);
  }

  /** The line of the file that holds a line of the text, both counted from 1. */
  public int lineOf(int lineOfText) {
    return block ? line + lineOfText - 1 : line;
  }
}
