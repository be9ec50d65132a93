package io.ringfence.cli.profiles;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.OutputOption;
import io.ringfence.cli.topic.TopicAppender;
import io.ringfence.customer.AccountProfile;
import io.ringfence.decode.customer.ProfileFile;
import io.ringfence.decode.customer.ProfileJson;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes to the topic what a file says of customers. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Writes to the topic of profiles what a file says: what is new or has changed, and once in half a year what has not.",
      "A file with any fault is refused whole.",
      "Exit 0 if done, 2 if refused."
    })
final class ProfilesImportCommand implements Callable<Integer> {

  /** A profile that is not written anew goes after its term, of 400 days by the shipped policy. */
  private static final Duration RENEWED = Duration.ofDays(182);

  @Mixin private ProfilesInput input;
  @Mixin private ProfilesTopicOptions topic;
  @Mixin private OutputOption output;

  @Option(
      names = "--remove-missing",
      description = "accounts that the file does not have are no longer known")
  private boolean removeMissing;

  @Option(names = "--dry-run", description = "say what would be done, and do nothing")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws BadInput {
    ProfileFile read = input.read();
    if (!read.faults().isEmpty()) {
      input.print(read, spec.commandLine().getErr());
      throw new BadInput("refused; the profiles are as they were");
    }
    Map<String, AccountProfile> known = topic.read();
    long now = System.currentTimeMillis();
    List<TopicAppender.Keyed> records = new ArrayList<>();
    int unchanged = 0;
    for (AccountProfile profile : read.profiles().values()) {
      AccountProfile before = known.remove(profile.account());
      if (isSaid(profile, before, now)) {
        unchanged++;
      } else {
        records.add(
            TopicAppender.record(profile.account(), ProfileJson.write(dated(profile, now))));
      }
    }
    int written = records.size();
    if (removeMissing) {
      known.keySet().forEach(account -> records.add(TopicAppender.tombstone(account)));
    }
    if (!dryRun && !records.isEmpty()) {
      topic.writer().write(records.stream());
    }
    print(written, records.size() - written, unchanged);
    return 0;
  }

  /** Whether the topic says the same of the account, and has not said it too long ago. */
  private static boolean isSaid(AccountProfile profile, AccountProfile before, long now) {
    return before != null
        && before.versions().equals(profile.versions())
        && (profile.time() == AccountProfile.UNDATED
            ? before.time() > now - RENEWED.toMillis()
            : before.time() == profile.time());
  }

  private static AccountProfile dated(AccountProfile profile, long now) {
    return profile.time() == AccountProfile.UNDATED
        ? new AccountProfile(profile.account(), profile.id(), now, profile.versions())
        : profile;
  }

  private void print(int written, int removed, int unchanged) {
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      out.println(
          new ObjectMapper()
              .createObjectNode()
              .put("written", written)
              .put("removed", removed)
              .put("unchanged", unchanged)
              .put("done", !dryRun));
    } else {
      out.printf(
          "%,d written, %,d removed, %,d unchanged%s%n",
          written, removed, unchanged, dryRun ? " (not done)" : "");
    }
    out.flush();
  }
}
