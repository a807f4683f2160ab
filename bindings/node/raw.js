// SPDX-License-Identifier: MIT
// The raw layer, for what the classes have no words for: every function of
// libsyma by its C name, and every enum. Nothing is checked here.
'use strict';

const { api } = require('./lib/library');
const { enums } = require('./lib/api');

module.exports = { api, enums };
