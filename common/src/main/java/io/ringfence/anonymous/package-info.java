/** Alerts as those may see them who want figures and trends, and nothing about anybody. */
package io.ringfence.anonymous;
