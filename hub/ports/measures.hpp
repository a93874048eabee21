#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hub {

// Counts for the operator. Names and labels are fixed words: never a person's, never an id.
class Measures {
public:
    virtual ~Measures() = default;

    // Adds to the counter aidhub_<name>_total{label="<label>"}; an empty label: none.
    virtual void count(std::string_view name, std::string_view label, double by) = 0;
    // Sets the gauge aidhub_<name>.
    virtual void level(std::string_view name, std::string_view label, double value) = 0;
    // Adds a duration to the histogram aidhub_<name>_seconds.
    virtual void took(std::string_view name, std::string_view label, double seconds) = 0;
};

}  // namespace hub
