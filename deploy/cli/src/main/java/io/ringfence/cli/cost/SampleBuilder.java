package io.ringfence.cli.cost;

import io.ringfence.assemble.CallAssembler;
import io.ringfence.assemble.CallRecords;
import io.ringfence.assemble.MessageAssembler;
import io.ringfence.assemble.MessagePhases;
import io.ringfence.assemble.MessageRecords;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.SourceProgress;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.signal.Call;
import io.ringfence.signal.Change;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Message;
import io.ringfence.signal.Signal;
import io.ringfence.standing.SharedStanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds a sample from records. Records that detection rejects or that are late are left out. */
final class SampleBuilder {

  private static final Position ANY = Position.line("sample", 1);

  private final Decoder decoder;
  private final SourceProgress progress;
  private final CallAssembler assembler;
  private final Map<String, CallRecords> calls = new HashMap<>();
  private final MessageAssembler reports;
  private final Map<String, MessageRecords> messages = new HashMap<>();
  private final KeyTimers timers = new KeyTimers();
  private final SharedStanding shared = new SharedStanding();
  private final List<TimedChange> steps = new ArrayList<>();
  private long watermark = Long.MIN_VALUE;
  private long signals;

  SampleBuilder(DetectionSettings settings) {
    decoder = new Decoder(settings.sources(), settings.retention());
    progress = new SourceProgress(settings.sources());
    assembler = settings.assembler();
    reports = settings.messageAssembler();
  }

  long signals() {
    return signals;
  }

  void take(byte[] record) {
    if (!(decoder.decode(record, ANY, Decoder.NO_CLOCK) instanceof Decoded.Read read)
        || progress.late(read.signal())) {
      return;
    }
    Signal signal = read.signal();
    signals++;
    progress.accept(signal);
    watermark = Math.max(watermark, progress.watermark());
    if (signal instanceof Call call) {
      CallRecords state = calls.computeIfAbsent(call.call(), id -> new CallRecords());
      assembled(call.call(), state, assembler.add(state, call, watermark).changes());
    } else if (signal instanceof Message message) {
      take(message);
    } else {
      add(Change.first(signal));
    }
    if (signal instanceof Listing listing && SharedStanding.concerns(listing)) {
      shared.accept(listing);
    }
    for (String id : timers.upTo(watermark)) {
      CallRecords state = calls.get(id);
      if (state != null) {
        assembled(id, state, assembler.tick(state, watermark));
      }
    }
  }

  /** Messages are forgotten with the sample. */
  private void take(Message message) {
    if (MessageAssembler.isReport(message) || MessageAssembler.isReportedOn(message)) {
      MessageRecords state =
          messages.computeIfAbsent(message.message(), id -> new MessageRecords());
      reports.add(state, message, 0).changes().forEach(this::add);
    }
    if (!MessageAssembler.isReport(message)) {
      MessagePhases.of(message).forEach(phase -> add(Change.first(phase)));
    }
  }

  private void assembled(String id, CallRecords state, List<Change> changes) {
    changes.forEach(this::add);
    if (assembler.finished(state, watermark)) {
      calls.remove(id);
    } else {
      timers.set(id, assembler.deadline(state), watermark);
    }
  }

  private void add(Change change) {
    steps.add(new TimedChange(change, watermark));
  }

  TrafficSample sample(String origin) {
    return new TrafficSample(origin, signals, List.copyOf(steps), shared);
  }
}
