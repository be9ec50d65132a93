/**
 * The provider of the blind traffic: its places, numbers, customers, feeds and records. Its author
 * knew neither the rules under test nor their simulator. The traps that it serves are families
 * abroad, mobile networks that share addresses, carriers with unknown callers, and late, repeated
 * and differing feeds.
 */
package io.ringfence.cli.evaluate.blind.world;
