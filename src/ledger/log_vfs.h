// SPDX-License-Identifier: Apache-2.0
// How does a transaction come into SQLite's log? In one piece.
#pragma once

namespace depeche {

/// Name of a VFS for sqlite3_open_v2(): the default one, but the frames of a transaction go into
/// the write-ahead log with one write, when its last frame is there, in place of two writes a page.
/// Nobody else reads a frame before the transaction is whole, and a kill on the way loses what it
/// would lose anyway. Null when SQLite has no default VFS.
const char* log_vfs();

}  // namespace depeche
