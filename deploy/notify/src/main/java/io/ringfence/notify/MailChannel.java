package io.ringfence.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.notify.Channel.Outcome;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Collection;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Mail by SMTP. A connection is for one message. */
final class MailChannel implements Channel {

  private static final String CONNECT_MILLIS = "10000";
  private static final String ANSWER_MILLIS = "30000";
  private static final int TRANSIENT = 400;
  private static final int PERMANENT = 500;

  private final Session session;
  private final URLName server;
  private final InternetAddress from;
  private final Address[] to;

  /**
   * A server and people.
   *
   * @param user empty to hand mail in without signing in
   */
  MailChannel(
      String host,
      int port,
      boolean tls,
      String user,
      String password,
      InternetAddress from,
      Collection<InternetAddress> to) {
    boolean known = !user.isEmpty();
    this.server =
        new URLName("smtp", host, port, null, known ? user : null, known ? password : null);
    this.from = from;
    this.to = to.toArray(Address[]::new);
    Properties settings = new Properties();
    settings.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    settings.put("mail.smtp.timeout", ANSWER_MILLIS);
    settings.put("mail.smtp.writetimeout", ANSWER_MILLIS);
    settings.put("mail.smtp.starttls.enable", Boolean.toString(tls));
    settings.put("mail.smtp.starttls.required", Boolean.toString(tls));
    settings.put("mail.smtp.ssl.checkserveridentity", "true");
    settings.put("mail.smtp.auth", Boolean.toString(known));
    // Whoever can be reached is told, also beside somebody whose mailbox is gone.
    settings.put("mail.smtp.sendpartial", "true");
    session = Session.getInstance(settings);
  }

  @Override
  public int mostNotices() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Outcome send(NoticeMessage message, boolean masked, long now) {
    SMTPTransport transport = new SMTPTransport(session, server);
    Outcome outcome = new Outcome(true, false, "accepted", 0);
    try {
      transport.connect();
      transport.sendMessage(mail(message, masked, now), to);
    } catch (MessagingException e) {
      outcome = failed(e, transport.getLastReturnCode());
    }
    try {
      transport.close();
    } catch (MessagingException e) {
      // A mail that was accepted is, whatever comes then.
    }
    return outcome;
  }

  private Outcome failed(MessagingException failure, int lastCode) {
    Address[] told =
        failure instanceof SendFailedException some ? some.getValidSentAddresses() : null;
    if (told != null && told.length > 0) {
      return new Outcome(true, false, "accepted for " + told.length + " of " + to.length, 0);
    }
    Exception cause = failure.getNextException() == null ? failure : failure.getNextException();
    int code = cause instanceof SMTPAddressFailedException of ? of.getReturnCode() : lastCode;
    if (code >= TRANSIENT) {
      return new Outcome(false, code >= PERMANENT, "SMTP " + code, 0);
    }
    boolean open = String.valueOf(failure.getMessage()).startsWith("STARTTLS is required");
    return Outcome.failed(open ? "no STARTTLS there" : cause.getClass().getSimpleName());
  }

  @SuppressWarnings("JavaUtilDate") // so the library wants it
  private MimeMessage mail(NoticeMessage message, boolean masked, long now)
      throws MessagingException {
    MimeMessage mail =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + message.id() + "." + from.getAddress() + ">");
          }
        };
    mail.setFrom(from);
    mail.setRecipients(RecipientType.TO, to);
    mail.setSentDate(new Date(now));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("Ringfence-Notice", message.id());
    NoticeText text = new NoticeText(message, masked);
    mail.setSubject(text.subject(), UTF_8.name());
    mail.setText(String.join("\n", text.lines(Integer.MAX_VALUE)), UTF_8.name());
    mail.saveChanges();
    return mail;
  }
}
