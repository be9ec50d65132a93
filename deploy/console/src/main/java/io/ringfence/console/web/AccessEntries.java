package io.ringfence.console.web;

import io.ringfence.console.accountability.AccessAction;
import io.ringfence.console.accountability.AccessEntry;
import io.ringfence.console.backend.ConsoleBackend;
import io.ringfence.console.page.References;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.signal.Subject;
import io.ringfence.story.StoryAlert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From what a request asks for to whom it is about. */
final class AccessEntries {

  private final ConsoleBackend backend;
  private final References references;

  AccessEntries(ConsoleBackend backend, References references) {
    this.backend = backend;
    this.references = references;
  }

  /**
   * The entry of a request, as far as its address says.
   *
   * @param template of the address
   */
  AccessEntry of(WebExchange request, AccessAction action, String template) {
    AccessEntry entry = request.trail().entry(action);
    if (template.contains("{subject}")) {
      Optional<Subject> subject = references.subject(request.part("subject"));
      return entry.about(subject.stream().toList());
    }
    if (template.contains("{alert}")) {
      return references
          .alert(request.part("alert"))
          .flatMap(backend.alerts()::find)
          .map(alert -> entry.ofAlert(alert.id()).about(named(alert)))
          .orElse(entry);
    }
    return entry.onPage(template);
  }

  /** Everybody whom the page of an alert names first. */
  private static List<Subject> named(CachedAlert alert) {
    StoryAlert story = alert.storyAlert();
    List<Subject> named = new ArrayList<>(List.of(story.subject()));
    named.addAll(story.accused());
    return named;
  }
}
