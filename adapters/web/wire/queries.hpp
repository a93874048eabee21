#pragma once

#include "adapters/json/fields.hpp"
#include "adapters/json/problem.hpp"
#include "hub/queries.hpp"

#include <boost/system/result.hpp>

#include <map>
#include <string>
#include <string_view>

namespace web {

bool is_query(std::string_view name);

// The query out of a JSON object, as a frame has it. A name that is none is a problem of the path
// "query"; everything that is not described is refused with its path.
boost::system::result<hub::Query, json::Problem> decode_query(std::string_view name,
                                                              std::string_view body);

// The same out of the decoded fields of an address; a list has commas between its ids.
boost::system::result<hub::Query, json::Problem> decode_query_fields(
    std::string_view name, const std::map<std::string, std::string>& fields);

// The same out of an object that is being read; what is wrong stays with the Fields.
hub::Query read_query(std::string_view name, json::Fields& body);

// The body that decodes to this query.
std::string encode(const hub::Query& query);

}  // namespace web
