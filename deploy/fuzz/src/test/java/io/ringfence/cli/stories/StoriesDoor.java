package io.ringfence.cli.stories;

import io.ringfence.cli.options.BadInput;
import io.ringfence.story.StoryJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;

/** Groups alerts as the launcher does. */
public final class StoriesDoor {

  private StoriesDoor() {}

  /** Reads alerts and writes their stories. */
  public static void stories(String alerts) throws IOException, BadInput {
    StoriesFile.read(new BufferedReader(new StringReader(alerts)), "alerts", null)
        .forEach(StoryJson::write);
  }
}
