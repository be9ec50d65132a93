/** What calls cost: those of one subject that are under way, and those that have ended. */
package io.ringfence.judge.money;
