#pragma once

#include "adapters/http/message.hpp"

#include <string>
#include <vector>

namespace web {

// Does a request that changes something come from one of these pages ("https://hub.example")?
// Browsers say where from: it must be said, and be exactly one of them; "null", another site or
// another port of this host are not.
bool is_from_our_pages(const http::Request& request, const std::vector<std::string>& origins);

// The origins of a public address: of "https://hub.example/" the one that browsers send. Empty: the
// address is none.
std::string origin_of(const std::string& url);

}  // namespace web
