#pragma once

#include "hub/domain/person.hpp"
#include "hub/domain/volunteer.hpp"
#include "hub/ports/store.hpp"
#include "hub/program/volunteer_sheet.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace program {

// A volunteer in the words that a sheet is read with; reading them gives the same volunteer.
WrittenVolunteer as_written(const hub::Person& person, const hub::Volunteer& volunteer);

// The sheet of these, safe to be opened in a spreadsheet (csv.hpp): name, phone, postcode, needs,
// languages, days, radius.
std::string write_volunteers(const std::vector<WrittenVolunteer>& volunteers);

struct VolunteerList {
    std::vector<WrittenVolunteer> volunteers{};  // by name and number
    std::size_t left_out{};
};

// Who helps in a group on this channel. Left out is who is not approved or said STOP: a sheet that
// is read counts all that it names as approved and willing.
boost::asio::awaitable<VolunteerList> list_volunteers(hub::Store& store,
                                                      hub::GroupId group,
                                                      std::string channel);

}  // namespace program
