#pragma once

#include "adapters/json/fields.hpp"
#include "adapters/json/problem.hpp"
#include "hub/commands.hpp"

#include <boost/system/result.hpp>

#include <string>
#include <string_view>

namespace web {

// Whether a command of this name (hub::command_names) may come over the wire.
bool is_command(std::string_view name);

// The command out of its body, a JSON object. A name that is none (see is_command) is a problem of
// the path "command"; everything that is not described is refused with its path.
boost::system::result<hub::Command, json::Problem> decode_command(std::string_view name,
                                                                  std::string_view body);

// The same out of an object that is being read; what is wrong stays with the Fields.
hub::Command read_command(std::string_view name, json::Fields& body);

// The body that decodes to this command: what the same command always looks like, whoever sent it.
// AddGroup, which is not on the wire, is an empty object.
std::string encode(const hub::Command& command);

}  // namespace web
