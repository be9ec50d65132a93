package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;

import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.privacy.Receipt;
import io.ringfence.signal.Correction;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;

/** A judge that is asked to correct what it has learnt of a subject. */
abstract class CorrectionTestCase extends JudgeTestCase {

  void list(String id) {
    harness.take(notice(listing(id, SignalTopic.LISTING_ADD, START, START, Long.MAX_VALUE)));
  }

  void correct(String id, Correction correction) {
    harness.take(
        new PrivacyRequest(
            SUBJECT.key(),
            new Privacy(
                    id,
                    Math.max(START, harness.watermark),
                    "desk",
                    SignalTopic.PRIVACY_CORRECT,
                    SUBJECT,
                    "asked")
                .correcting(correction)));
  }

  Receipt receipt() {
    return harness.receipts.get(harness.receipts.size() - 1);
  }
}
