# `cmake --install`: library, headers, command, packs, and the package that find_package(depeche) finds.
include(CMakePackageConfigHelpers)
file(GLOB public_headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/include/depeche/*.h)
target_sources(depeche PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/include FILES ${public_headers})
set_target_properties(depeche PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
target_compile_features(depeche PUBLIC cxx_std_20)

install(TARGETS depeche EXPORT depeche-targets ARCHIVE LIBRARY FILE_SET HEADERS)
install(TARGETS depeche-cli RUNTIME)
install(DIRECTORY ${DEPECHE_SHARE} DESTINATION ${CMAKE_INSTALL_DATADIR})
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE ${CMAKE_SOURCE_DIR}/README.md
  DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/depeche)
install(EXPORT depeche-targets NAMESPACE depeche:: DESTINATION ${config_dir})
configure_package_config_file(${CMAKE_SOURCE_DIR}/cmake/depeche-config.cmake.in
  ${CMAKE_BINARY_DIR}/depeche-config.cmake INSTALL_DESTINATION ${config_dir}
  PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/depeche-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/depeche-config.cmake ${CMAKE_BINARY_DIR}/depeche-config-version.cmake
  DESTINATION ${config_dir})
