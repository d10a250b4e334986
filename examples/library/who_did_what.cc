// who_did_what FILE: prints each happening that Depeche reads in a text file.
#include <depeche/pipeline.h>

#include <fstream>
#include <iostream>
#include <sstream>

int main(int argc, char** argv) {
  std::stringstream text;
  text << std::ifstream(argc > 1 ? argv[1] : "/dev/stdin").rdbuf();
  const auto document = depeche::Document::from_utf8(text.str());
  const auto pipeline = depeche::Pipeline::open({.data_dir = DEPECHE_DATA_DIR});
  if (!document || !pipeline) {
    std::cerr << to_string(document ? pipeline.error() : document.error()) << '\n';
    return 1;
  }
  const depeche::Reading reading = pipeline->read(*document);
  for (const depeche::Report& report : reading.reports) {
    std::cout << name_of(report.type) << ": " << slice(document->text(), report.evidence) << '\n';
    for (const auto actor : report.actors)
      std::cout << "  by " << reading.actors[actor].name << '\n';
  }
}
