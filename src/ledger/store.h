// SPDX-License-Identifier: Apache-2.0
// How does a reading become rows?
#pragma once

#include "ledger/database.h"

#include <depeche/document.h>
#include <depeche/pipeline.h>
#include <depeche/result.h>

namespace depeche {

/// The prepared INSERTs of one connection, made once.
class Store {
 public:
  static Result<Store> prepare(const Database& database);

  /// Writes all rows of one document; the caller owns the transaction. Fails with io or busy.
  Result<void> insert(const Database& database, const Document& document, const Reading& reading);

  /// Writes the rows of a newer reading of the stored document `doc`, whose rows were deleted but
  /// for its own; the caller owns the transaction.
  Result<void> replace(const Database& database, std::int64_t doc, const Document& document,
                       const Reading& reading);

 private:
  friend class DocumentRows;

  Statement document_;
  Statement credit_;
  Statement unlinked_;
  Statement actor_;
  Statement mention_;
  Statement place_;
  Statement time_;
  Statement quantity_;
  Statement measure_;
  Statement quote_;
  Statement report_;
  Statement telling_;
  Statement participant_;
  Statement attribution_;
  Statement relay_;
  Statement size_;
  Statement document_words_;
  Statement quote_words_;
};

}  // namespace depeche
