#pragma once

#include <string>
#include <vector>

namespace leaflet_test {

// What others find in a PDF: Poppler its words, ZBar its square codes.
std::string words_of(const std::string& pdf);  // one blank for each run of them
std::vector<std::string> codes_of(const std::string& pdf);
int pages_of(const std::string& pdf);

}  // namespace leaflet_test
