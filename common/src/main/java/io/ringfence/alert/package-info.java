/** Alerts: episodes as others see them. */
package io.ringfence.alert;
