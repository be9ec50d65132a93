/** Who may see what: users, passwords, sign-in attempts and sessions. */
package io.ringfence.console.access;
