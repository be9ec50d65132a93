package io.ringfence.cli.evaluate.blind.world;

/** One telephone of a customer: its number, and the equipment that it is used with. */
public record Line(
    String number,
    String account,
    String device,
    String address,
    String agent,
    Place place,
    boolean mobile) {

  /** The same line on other equipment. */
  public Line on(String newDevice, String newAddress, String newAgent) {
    return new Line(number, account, newDevice, newAddress, newAgent, place, mobile);
  }

  /** The same line that shows another number. */
  public Line showing(String other) {
    return new Line(other, account, device, address, agent, place, mobile);
  }
}
