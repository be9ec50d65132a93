/** Tells firewalls, proxies and others who refuse whom lists name. */
package io.ringfence.deny;
