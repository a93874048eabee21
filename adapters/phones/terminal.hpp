#pragma once

#include "hub/domain/personal.hpp"

#include <boost/asio/awaitable.hpp>

#include <iosfwd>
#include <string>

namespace phones {

// A phone in a terminal: prints what arrives ("< text") on `out`, sends each line read from the
// descriptor `input` as a text. Returns when the input ends or when cancelled, which is what Ctrl-C
// should do; `input` stays open and blocking. A hub that cannot be reached, or says no, is told in
// one line; listening is tried again every second. Throws std::invalid_argument when `base_url` is
// none ("http://127.0.0.1:8080").
boost::asio::awaitable<void> talk(std::string base_url,
                                  hub::PhoneNumber number,
                                  int input,
                                  std::ostream& out);

}  // namespace phones
