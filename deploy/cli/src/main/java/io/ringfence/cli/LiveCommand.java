package io.ringfence.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "live")
final class LiveCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 2;
  }
}
