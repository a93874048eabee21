#pragma once

#include "adapters/json/problem.hpp"
#include "hub/commands.hpp"
#include "hub/program/volunteer_sheet.hpp"

#include <boost/system/result.hpp>

#include <string>
#include <string_view>

// The bodies that operator_client sends and operator_desk reads.
namespace program {

// A group as it comes from the command line; its area holds only the name, a postcode.
std::string write_group(const hub::AddGroup& command);
// `start` is what the body does not say.
boost::system::result<hub::AddGroup, json::Problem> read_group(std::string_view body,
                                                               const hub::Group& start);

struct VolunteerBody {
    std::string group{};  // empty: the only one
    std::string channel{"sms"};
    WrittenVolunteer written{};
};

std::string write_volunteer(const VolunteerBody& volunteer);
boost::system::result<VolunteerBody, json::Problem> read_volunteer(std::string_view body);

}  // namespace program
