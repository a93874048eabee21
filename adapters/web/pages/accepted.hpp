#pragma once

#include <string_view>

namespace web {

// Does a client that sent this Accept-Encoding take `coding`? "br;q=0" says no, "*" takes any.
bool accepts(std::string_view accept_encoding, std::string_view coding);

// Does one of the tags of an If-None-Match name this one? Weak or strong makes no difference here.
bool names_tag(std::string_view if_none_match, std::string_view tag);

}  // namespace web
