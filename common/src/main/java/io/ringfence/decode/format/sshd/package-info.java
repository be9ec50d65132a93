/** Logins as OpenSSH's server and PAM write them to syslog. */
package io.ringfence.decode.format.sshd;
