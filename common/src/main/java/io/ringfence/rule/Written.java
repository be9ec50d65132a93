package io.ringfence.rule;

/**
 * A piece of text in a pack, and where it stands.
 *
 * @param line of the file, counted from 1, where the text begins
 * @param block whether it is a literal block ({@code |}), whose lines are the file's
 */
record Written(String text, int line, boolean block) {

  /** What has become of it, at the same place. */
  Written with(String other) {
    return new Written(other, line, block);
  }

  /** The line of the file that holds a line of the text, both counted from 1. */
  int lineOf(int lineOfText) {
    return block ? line + lineOfText - 1 : line;
  }
}
