package io.ringfence.cli.profiles;

import io.ringfence.cli.options.BadInput;
import io.ringfence.customer.AccountProfile;
import io.ringfence.decode.customer.ProfileJson;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is known of one customer. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what the topic of profiles says of an account, with all its versions, as a line of JSON.",
      "Exit 0 if there is a profile, 1 if there is none."
    })
final class ProfilesShowCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ACCOUNT", description = "the account")
  private String account;

  @Mixin private ProfilesTopicOptions topic;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws BadInput {
    AccountProfile profile = topic.read().get(account);
    if (profile == null) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("the account has no profile");
      err.flush();
      return 1;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(ProfileJson.write(profile));
    out.flush();
    return 0;
  }
}
