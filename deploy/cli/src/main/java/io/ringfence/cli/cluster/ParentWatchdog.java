package io.ringfence.cli.cluster;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another main class, and ends the process when its standard input ends: a launcher that was
 * killed cannot ask for that, but its end of the pipe closes.
 */
public final class ParentWatchdog {

  /** What shutdown hooks may take when nobody waits for them any more. */
  private static final long LAST_MILLIS = 10_000;

  private static final int ORPHANED = 143;

  private ParentWatchdog() {}

  /** The first argument is the main class; the others are its own. */
  public static void main(String[] args) throws ReflectiveOperationException {
    daemon("leash", ParentWatchdog::awaitLauncher);
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }

  @SuppressWarnings("StatementWithEmptyBody")
  private static void awaitLauncher() {
    try {
      while (System.in.read() >= 0) {}
    } catch (IOException e) {
      // As good as its end.
    }
    daemon("last", ParentWatchdog::halt);
    System.exit(ORPHANED);
  }

  private static void halt() {
    try {
      Thread.sleep(LAST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ORPHANED);
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
