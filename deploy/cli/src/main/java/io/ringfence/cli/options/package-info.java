/**
 * What verbs share on the command line: options, what makes an input unusable, exit codes, how
 * topics are read and written, and where the shipped files are.
 */
package io.ringfence.cli.options;
