# Warnings travel by an interface target that is never exported; they are errors in presets only.
add_library(depeche_warnings INTERFACE)
target_compile_options(depeche_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wnull-dereference $<$<BOOL:${DEPECHE_WERROR}>:-Werror>)
# Designated initialisers leave members at their defaults on purpose.
target_compile_options(depeche_warnings INTERFACE -Wno-missing-field-initializers)
# GCC 12 reports null dereferences and overlapping copies inside its own <variant> and <string> when
# it optimises (GCC bug 105651).
target_compile_options(depeche_warnings INTERFACE
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<NOT:$<CONFIG:Debug>>>:-Wno-null-dereference;-Wno-restrict>)
if(DEPECHE_SANITIZE)
  add_compile_options(-fsanitize=${DEPECHE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${DEPECHE_SANITIZE})
endif()
