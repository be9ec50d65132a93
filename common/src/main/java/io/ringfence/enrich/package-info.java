/** What can be looked up of a number without having seen it before: plan, tariff, emergency. */
package io.ringfence.enrich;
