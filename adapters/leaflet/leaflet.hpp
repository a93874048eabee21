#pragma once

#include <string>
#include <vector>

namespace leaflet {

// What stands on a group's leaflet, in the words to be printed. Any text may be of any length and
// script: what does not fit is set smaller and then cut.
struct Leaflet {
    std::string heading{};
    std::string group{};
    std::string how{};     // what to do with the number
    std::string number{};  // as people dial it; empty: a line to write it on
    std::string code{};  // what the square code holds, a link or "sms:+44.."; empty: there is none
    std::string code_says{};
    std::vector<std::string> promises{};
    std::string who{};
    std::string privacy{};
    std::string emergency{};
    std::string language{"en"};  // chooses between forms of a letter that languages share
};

enum class Sheet {
    whole,     // A4, for a door or a shop's window
    quarters,  // A4 with four of A6 to cut apart, for letterboxes
};

struct Printed {
    std::string pdf{};
    int missing{};  // characters that no font of this machine has: boxes stand for them
};

// Takes some ten milliseconds, refers to nothing of the caller's, and leaves nothing behind but
// what the font library keeps. Throws std::runtime_error when there is no font at all or the PDF
// cannot be written.
Printed print(const Leaflet& leaflet, Sheet sheet);

}  // namespace leaflet
