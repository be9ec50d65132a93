package io.ringfence.cli.local;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalDataOutputStream;
import org.apache.flink.core.fs.local.LocalFileSystem;
import org.apache.flink.core.fs.local.LocalRecoverableWriter;

/**
 * This machine's file system, where a file that is closed is on the disk. Flink's own leaves that
 * to the operating system: after a power cut, a checkpoint could name files that are not there. The
 * metadata of a checkpoint is the last that is written of it.
 */
public final class SyncedFileSystem extends LocalFileSystem {

  private static final String SCHEME = "synced";

  /** Known to Flink by the service loader. */
  public static final class Factory implements FileSystemFactory {

    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public FileSystem create(URI place) {
      return new SyncedFileSystem();
    }
  }

  /** A folder of it, as Flink's settings name it. */
  public static String uri(java.nio.file.Path folder) {
    return SCHEME + "://" + folder.toUri().getRawPath();
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public FSDataOutputStream create(Path file, WriteMode mode) throws IOException {
    super.create(file, mode).close();
    return new Synced(pathToFile(file));
  }

  /** Nothing is written by it here, and it would not sync. */
  @Override
  public LocalRecoverableWriter createRecoverableWriter() {
    throw new UnsupportedOperationException("files are written at once");
  }

  private static final class Synced extends LocalDataOutputStream {

    private final java.nio.file.Path folder;
    private boolean closed;

    Synced(java.io.File file) throws IOException {
      super(file);
      folder = file.toPath().getParent();
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        try {
          sync();
        } finally {
          super.close();
        }
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
          names.force(true);
        }
      }
    }
  }
}
