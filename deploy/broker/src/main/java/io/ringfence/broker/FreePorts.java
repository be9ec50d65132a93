package io.ringfence.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports of the loopback address, which processes keep through restarts. */
public final class FreePorts {

  /**
   * Below what systems give to outgoing connections (Linux from 32768, others from 49152): nobody
   * takes one by chance while its process is being started again.
   */
  private static final int FIRST = 20_000;

  private static final int LAST = 32_000;

  /** By anybody in this JVM: what was killed a moment ago comes back to its own. */
  private static final Set<Integer> TAKEN = ConcurrentHashMap.newKeySet();

  private FreePorts() {}

  /** One that is free now and was not given before. */
  public static int free() throws IOException {
    for (int attempt = 0; attempt < 1_000; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (TAKEN.add(port) && bindable(port)) {
        return port;
      }
    }
    throw new IOException("no port is free from " + FIRST + " to " + LAST);
  }

  public static boolean bindable(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
