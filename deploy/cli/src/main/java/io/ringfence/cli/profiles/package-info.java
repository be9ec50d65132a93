/** What the provider knows of its customers, in and out. */
package io.ringfence.cli.profiles;
