/** Abuse of messages, chats and meetings. */
package io.ringfence.simulator.attacks.messages;
