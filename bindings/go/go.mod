// SPDX-License-Identifier: MIT

module syma

go 1.19
