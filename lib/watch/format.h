/* SPDX-License-Identifier: MIT */
/*
 * The written forms of a report. Text that came from a page is hostile: each
 * form decides what of it may go out as it is.
 */
#ifndef SYMAI_WATCH_FORMAT_H
#define SYMAI_WATCH_FORMAT_H

#include "base/buf.h"
#include "watch/report.h"

/* Each appends to out: SYMA_OK, SYMA_ENOMEM, SYMA_ELIMIT. */
int symai_format_json(const syma_report *r, struct symai_buf *out);
/* maintenance_code: as syma_report_exit_code takes it. */
struct symai_nagios;
int symai_format_nagios(const struct symai_nagios *n, struct symai_buf *out);
/* What maintenance is to give by the name of the format: "nagios", "nagios:0",
 * "nagios:1", "nagios:2"; -1: it is another format. */
int symai_format_nagios_code(const char *format);
int symai_format_text(const syma_report *r, int colours, struct symai_buf *out);
/* OpenMetrics, or else the text format of Prometheus. */
int symai_format_metrics(const syma_report *r, int openmetrics,
                         struct symai_buf *out);
int symai_format_junit(const syma_report *r, struct symai_buf *out);

/* One character of text, made safe: controls, bidirectional controls, bytes
 * that are not UTF-8, and the ASCII characters in `also`, become \xNN, byte
 * by byte. Returns the bytes of text used; *out_len those of out. */
size_t symai_format_safe_next(const char *text, size_t len, const char *also,
                              char out[16], size_t *out_len);

/* Appends all of text that way. */
int symai_format_safe(struct symai_buf *out, const char *text,
                      const char *also);

/* 1 if the evidence is words of the page that stand somewhere on it. */
int symai_format_has_words(const syma_evidence *e);

/* The heaviest evidence that speaks for the verdict's own state; one with
 * words goes before one without. NULL: none. */
const syma_evidence *symai_format_deciding(const syma_verdict *v);

#endif
