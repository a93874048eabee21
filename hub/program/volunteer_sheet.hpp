#pragma once

#include "hub/commands.hpp"
#include "hub/ports/geocoder.hpp"
#include "hub/ports/numbering.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace program {

// What a sheet is read against.
struct SheetKnowledge {
    const hub::Numbering& numbering;
    const hub::Geocoder& geocoder;
    std::string region{};
    std::vector<hub::Need> needs{};  // the group's
    bool chats{};                    // the phones are ids of chats: taken as they are written
};

// One thing that is wrong, told to whoever has the sheet before them.
struct BadRow {
    std::size_t line{};
    std::string reason{};
    bool operator==(const BadRow&) const = default;
};

struct SheetRow {
    std::size_t line{};
    hub::AddVolunteer volunteer{};
};

struct VolunteerSheet {
    std::vector<SheetRow> rows{};
    std::vector<BadRow> bad{};  // by line; when there are any, nothing of the sheet is to be used
};

inline constexpr std::size_t max_sheet_rows = 10'000;

// A group's list of volunteers. The first row names the columns, in any case and order; others than
// those known are passed over:
//   name
//   phone | mobile | number | telephone
//   postcode
//   needs | helps with | can help with | tasks    (commas or semicolons; "anything" is all)
//   languages                                     (none: English)
//   days | availability | when | times            (none: any time)
//   radius | km | miles | distance                (none: 5 km)
// Volunteers count as approved: the group has them on its list.
VolunteerSheet read_volunteers(std::string_view csv, const SheetKnowledge& knowledge);

// The fields of one volunteer, as they are written in a sheet or on a command line.
struct WrittenVolunteer {
    std::string name{};
    std::string phone{};
    std::string postcode{};
    std::string needs{};
    std::string languages{};
    std::string hours{};
    std::string kilometres{};
    std::string miles{};
};

// Adds to `reasons` all that is wrong; without any the volunteer is whole.
hub::AddVolunteer understand(const WrittenVolunteer& written,
                             const SheetKnowledge& knowledge,
                             std::vector<std::string>& reasons);

}  // namespace program
