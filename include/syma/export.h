/* SPDX-License-Identifier: MIT */
/*
 * The two marks that stand before declarations: SYMA_API on everything that
 * the shared library exports, SYMA_MUST_CHECK where an ignored result would
 * leak an object or hide a failure. Who links the static library may define
 * SYMA_STATIC, so that his own objects export nothing of it.
 */
#ifndef SYMA_EXPORT_H
#define SYMA_EXPORT_H

#if defined(__GNUC__) && !defined(SYMA_STATIC)
#define SYMA_API __attribute__((visibility("default")))
#else
#define SYMA_API
#endif

#if defined(__GNUC__)
#define SYMA_MUST_CHECK __attribute__((warn_unused_result))
#else
#define SYMA_MUST_CHECK
#endif

#endif
