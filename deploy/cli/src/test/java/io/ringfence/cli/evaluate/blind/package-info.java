/**
 * Labelled traffic by an independent author, who knew neither the rules that it tests nor the
 * simulator that they were made with: only the formats of records, the names of frauds, the form of
 * labels, the tariff, and published facts about fraud. {@link
 * io.ringfence.cli.evaluate.blind.BlindTraffic} writes it.
 *
 * <p>Traps are lawful parties that look like fraud: notices of schools, utilities, airlines and
 * authorities; reminders; collectors, pollsters and predictive diallers; short rings of taxis and
 * couriers; hotlines, votes and ticket sales; bridges, alarm panels, lifts and test calls;
 * families, sailors, traders, hotels and aid organisations that call abroad; travellers, private
 * networks and hubs; bursts of codes; invitations, clubs and support desks; wrong passwords in
 * people and exchanges; new, shared, second-hand and moved telephones; lively meetings; entries of
 * blacklists that no longer hold.
 */
package io.ringfence.cli.evaluate.blind;
