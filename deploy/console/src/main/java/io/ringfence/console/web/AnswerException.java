package io.ringfence.console.web;

/** Ends a request with an answer of one sentence, for whoever asks. */
final class AnswerException extends RuntimeException {

  final int status;

  AnswerException(int status, String text) {
    super(text, null, false, false);
    this.status = status;
  }
}
