# cmake -DINPUT=schema.sql -DOUTPUT=schema.cc -P embed_schema.cmake: the schema as a string.
file(READ ${INPUT} schema)
file(WRITE ${OUTPUT} "#include \"ledger/schema.h\"\n\nnamespace depeche {\n\nstd::string_view schema_sql() {\n  return R\"sql(${schema})sql\";\n}\n\n}  // namespace depeche\n")
