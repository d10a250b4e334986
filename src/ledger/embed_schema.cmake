# cmake -DINPUTS=schema.sql;to_schema_3.sql -DOUTPUT=schema.cc -P embed_schema.cmake: each file as a string, x.sql by x_sql().
set(code "#include \"ledger/schema.h\"\n\nnamespace depeche {\n")
foreach(input IN LISTS INPUTS)
  get_filename_component(name ${input} NAME_WE)
  file(READ ${input} script)
  string(APPEND code "\nstd::string_view ${name}_sql() {\n  return R\"sql(${script})sql\";\n}\n")
endforeach()
file(WRITE ${OUTPUT} "${code}\n}  // namespace depeche\n")
