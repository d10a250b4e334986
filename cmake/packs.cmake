# Compiles data/ into the packs that the program opens: everything is copied to
# <build>/share/depeche/, and each table named by depeche_index() becomes a mapped index beside it.
set(DEPECHE_SHARE ${CMAKE_BINARY_DIR}/share/depeche)
set_property(GLOBAL PROPERTY DEPECHE_PACK_OUTPUTS "")

# depeche_index(fr/lexicon.tsv) -> share/depeche/fr/lexicon.idx, keyed by the first column;
# PHRASES: keys of several words, the longest phrase that starts with a word can be asked for.
function(depeche_index table)
  cmake_parse_arguments(ARG "PHRASES" "" "" ${ARGN})
  set(flags)
  if(ARG_PHRASES)
    set(flags --phrases)
  endif()
  string(REGEX REPLACE "\\.tsv$" ".idx" output ${DEPECHE_SHARE}/${table})
  get_filename_component(folder ${output} DIRECTORY)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
    COMMAND depeche-index ${flags} ${CMAKE_SOURCE_DIR}/data/${table} ${output}
    DEPENDS depeche-index ${CMAKE_SOURCE_DIR}/data/${table}
    COMMENT "Indexing ${table}" VERBATIM)
  set_property(GLOBAL APPEND PROPERTY DEPECHE_PACK_OUTPUTS ${output})
  set_property(GLOBAL APPEND PROPERTY DEPECHE_INDEXED_TABLES ${table})
endfunction()

function(depeche_compile_packs)
  include(${CMAKE_SOURCE_DIR}/data/indexes.cmake)
  get_property(outputs GLOBAL PROPERTY DEPECHE_PACK_OUTPUTS)
  get_property(indexed GLOBAL PROPERTY DEPECHE_INDEXED_TABLES)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/data ${CMAKE_SOURCE_DIR}/data/*)
  foreach(file IN LISTS files)
    if(file IN_LIST indexed OR file MATCHES "README|cmake$")
      continue()
    endif()
    set(output ${DEPECHE_SHARE}/${file})
    get_filename_component(folder ${output} DIRECTORY)
    add_custom_command(OUTPUT ${output}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
      COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_SOURCE_DIR}/data/${file} ${output}
      DEPENDS ${CMAKE_SOURCE_DIR}/data/${file} VERBATIM)
    list(APPEND outputs ${output})
  endforeach()
  add_custom_target(packs ALL DEPENDS ${outputs})
endfunction()
