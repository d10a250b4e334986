# Opens a copy of each old ledger for writing (which migrates it), then asks it for its reports.
file(GLOB ledgers ${SOURCE}/ledger_v*.db)
if(NOT ledgers)
  message(FATAL_ERROR "no old ledgers to open")
endif()
foreach(ledger IN LISTS ledgers)
  get_filename_component(name ${ledger} NAME_WE)
  file(REMOVE_RECURSE ${WORK})
  file(COPY ${ledger} DESTINATION ${WORK})
  file(WRITE ${WORK}/empty.jsonl "")
  execute_process(COMMAND ${PROGRAM} ingest --ledger ${WORK}/${name}.db ${WORK}/empty.jsonl
    OUTPUT_QUIET ERROR_QUIET)
  execute_process(COMMAND ${PROGRAM} reports --ledger ${WORK}/${name}.db --format csv
    OUTPUT_VARIABLE found ERROR_VARIABLE said RESULT_VARIABLE status)
  file(READ ${SOURCE}/${name}.csv expected)
  string(REPLACE "\r" "" found "${found}")
  if(NOT status EQUAL 0 OR NOT found STREQUAL expected)
    message(FATAL_ERROR "${name}.db (exit ${status})\n${said}\n--- found\n${found}\n--- expected\n${expected}")
  endif()
  # Another pack has read it: it is brought up to date and read anew.
  file(REMOVE_RECURSE ${WORK})
  file(COPY ${ledger} DESTINATION ${WORK})
  execute_process(COMMAND ${PROGRAM} reread --ledger ${WORK}/${name}.db
    OUTPUT_QUIET ERROR_VARIABLE said RESULT_VARIABLE status)
  if(NOT status EQUAL 0 OR NOT said MATCHES "read anew")
    message(FATAL_ERROR "${name}.db, reread (exit ${status})\n${said}")
  endif()
endforeach()
