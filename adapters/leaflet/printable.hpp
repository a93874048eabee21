#pragma once

#include <string>
#include <string_view>

namespace leaflet {

// Valid UTF-8 on one line: without control characters and those that turn the direction of what
// follows, with one blank for each run of blanks and line ends. Joiners stay, because Persian and
// Indian scripts are written with them.
std::string printable(std::string_view text);

}  // namespace leaflet
